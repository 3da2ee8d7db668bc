import type { Output } from '../output.js';
import type { ServerClient } from '../server-client.js';
import { untilSignal } from '../until-signal.js';
import { type ExportTarget, FileTarget, StdoutTarget } from './export-target.js';
import type { ReportRequest, ReportSource } from './report-source.js';
import { ServerReports } from './server-reports.js';

/** Where from and where to. */
export interface ExportRoute {
  output: Output;
  /** Null for the database. */
  client: ServerClient | null;
  /** File to write; null for standard output. */
  file: string | null;
}

/** Exports what is asked for. @throws AppError, CliError, Interrupted; then no file is left behind */
export async function exportReports(
  request: ReportRequest,
  current: boolean,
  { output, client, file }: ExportRoute,
): Promise<void> {
  const target = file === null ? new StdoutTarget(output) : new FileTarget(file);
  const copy = (source: ReportSource): Promise<void> => copyReports(source, request, current, target, output);
  try {
    if (client) await untilSignal(copy(new ServerReports(client)));
    else await (await import('./desk-reports.js')).withDeskReports(output, copy);
  } finally {
    await target.discard();
  }
}

async function copyReports(
  source: ReportSource,
  request: ReportRequest,
  current: boolean,
  target: ExportTarget,
  output: Output,
): Promise<void> {
  if (request.number === null) {
    for await (const part of source.many(request)) {
      if (output.closed) return;
      await target.write(part);
    }
  } else {
    await target.write(await source.one(request.number, request, current));
  }
  if (request.format !== 'csv') await target.write('\n');
  await target.commit();
}
