import type { Output } from '../output.js';
import { type ExportTarget, FileTarget, StdoutTarget } from '../report/export-target.js';
import type { ServerClient } from '../server-client.js';
import { untilSignal } from '../until-signal.js';
import { labelCsvHeader, labelCsvRow } from './label-csv.js';
import type { LabelPages } from './label-pages.js';

export const LABEL_FORMATS = ['jsonl', 'csv'] as const;
export type LabelFormat = (typeof LABEL_FORMATS)[number];

export interface LabelExport {
  format: LabelFormat;
  /** A day or an instant; undefined for all. */
  since: string | undefined;
  /** Null for the database. */
  client: ServerClient | null;
  /** File to write; null for standard output. */
  file: string | null;
}

/** Writes the labels, a line each. @throws AppError, CliError, Interrupted; then no file is left behind */
export async function exportLabels({ format, since, client, file }: LabelExport, output: Output): Promise<void> {
  const target = file === null ? new StdoutTarget(output) : new FileTarget(file);
  const copy = (pages: LabelPages): Promise<void> => copyLabels(pages, format, target, output);
  try {
    if (client) await untilSignal(copy((await import('./server-labels.js')).serverLabels(client, since)));
    else await (await import('./desk-labels.js')).withDeskLabels(output, since, copy);
  } finally {
    await target.discard();
  }
}

async function copyLabels(pages: LabelPages, format: LabelFormat, target: ExportTarget, output: Output): Promise<void> {
  if (format === 'csv') await target.write(labelCsvHeader());
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await pages(cursor);
    for (const label of items) {
      await target.write(format === 'csv' ? labelCsvRow(label) : `${JSON.stringify(label)}\n`);
    }
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined && !output.closed);
  await target.commit();
}
