import { Transactions } from '../../database/transactions.js';
import { ExportContexts } from '../../exports/export-contexts.service.js';
import { writerOf } from '../../exports/export-formats.js';
import { ExportLimits } from '../../exports/export-limits.js';
import { Snapshots } from '../../exports/snapshots.service.js';
import type { ReportFilter } from '../../reports/report-filter.js';
import { ReportsService } from '../../reports/reports.service.js';
import { type DeskSession, withDesk } from '../desk-session.js';
import type { Output } from '../output.js';
import { parseFilter } from './desk-reports.js';
import { FileTarget, StdoutTarget } from './export-target.js';
import type { FilterText } from './filter-options.js';
import { assertCurrent } from './not-current.js';
import type { DocumentFormat } from './report-source.js';

/** What is written, and how. */
export interface DocumentRequest {
  format: DocumentFormat;
  /** One report; null for a set of them. */
  number: string | null;
  /** Also what does not stand today any more; of a set of reports. */
  all: boolean;
  filter: FilterText;
}

/**
 * Writes reports of the database as a workbook or a document: all of one moment, from a snapshot that is removed again.
 * @throws AppError NOT_FOUND, EXPORT_TOO_LARGE; CliError, UsageError; then no file is left behind
 */
export async function exportDocument(
  request: DocumentRequest,
  current: boolean,
  { output, file }: { output: Output; file: string | null },
): Promise<void> {
  const target = file === null ? new StdoutTarget(output) : new FileTarget(file);
  try {
    await withDesk({ output }, async ({ app }) => {
      const filter = await filterOf(app, request, current);
      for await (const part of documentOf(app, request.format, filter)) {
        if (output.closed) return;
        await target.write(part);
      }
      await target.commit();
    });
  } finally {
    await target.discard();
  }
}

async function filterOf(
  app: DeskSession['app'],
  { number, all, filter }: DocumentRequest,
  current: boolean,
): Promise<ReportFilter> {
  if (number === null) return { ...parseFilter(filter), currentOnly: !all };
  const { report } = await app.get(ReportsService).get(number);
  if (current) assertCurrent(report);
  return { currentOnly: false, numbers: [report.number] };
}

async function* documentOf(
  app: DeskSession['app'],
  format: DocumentFormat,
  filter: ReportFilter,
): AsyncGenerator<Buffer> {
  const transactions = app.get(Transactions);
  const snapshots = app.get(Snapshots, { strict: false });
  const writer = writerOf(format);
  if (!writer) throw new Error(`there is no writer for ${format}`);
  const id = await transactions.run((tx) => snapshots.create(tx, filter, null));
  try {
    const snapshot = await snapshots.freeze(id);
    app.get(ExportLimits, { strict: false }).assertRows(format, snapshot.total);
    const context = app.get(ExportContexts, { strict: false }).of(snapshot, false);
    yield* writer.write(snapshots.reports(snapshot), context);
  } finally {
    await transactions.run((tx) => snapshots.remove(tx, id));
  }
}
