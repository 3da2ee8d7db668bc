import { AppError } from '../common/app-error.js';
import type { ExportState } from './export-status.js';

/** What has room for more than these. */
const INSTEAD: Record<string, string> = {
  xlsx: 'Take CSV, which has room for more, or narrow the filter.',
  pdf: 'Take HTML or CSV, which have room for more, or narrow the filter.',
};

export const exportNotFound = (): AppError => new AppError('NOT_FOUND', 'There is no such export.');

export function exportTooLarge(format: string, total: number, most: number): AppError {
  const way = INSTEAD[format] ?? 'Narrow the filter, or split the export by days of publication.';
  const text = `These are ${total} reports; an export as ${format} holds at most ${most}. ${way}`;
  return new AppError('EXPORT_TOO_LARGE', text, { params: { total, most }, total, most });
}

export const fileTooLarge = (most: number): AppError =>
  new AppError('EXPORT_TOO_LARGE', `The file would have more than ${most} bytes. Narrow the filter.`, {
    detailCode: 'export-too-many-bytes',
    params: { most },
    most,
  });

/** Why there is no file to download. */
export function noFile(state: ExportState, failure: string | null): AppError {
  switch (state) {
    case 'QUEUED':
    case 'RUNNING':
      return new AppError('EXPORT_NOT_READY', 'The file is still being made. Ask for the export until it is READY.', {
        detailCode: 'export-being-made',
      });
    case 'FAILED':
      return new AppError(
        'EXPORT_NOT_READY',
        `The export failed: ${failure ?? 'unknown'} Retry it, or make a new one.`,
        { detailCode: 'export-failed' },
      );
    case 'CANCELLED':
      return new AppError('EXPORT_NOT_READY', 'The export was cancelled. Retry it, or make a new one.', {
        detailCode: 'export-cancelled',
      });
    case 'EXPIRED':
    case 'READY':
      return new AppError('EXPORT_EXPIRED', 'The file has been removed because its time was up. Make a new export.');
  }
}
