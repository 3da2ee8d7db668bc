import { type Command, InvalidArgumentError, Option } from 'commander';
import { UsageError } from '../failures.js';
import type { Output } from '../output.js';
import { addFilterOptions, type FilterOptions, filterOf } from '../report/filter-options.js';
import { isDocumentFormat, REPORT_FORMATS, type ReportFormat } from '../report/report-source.js';
import { addServerOptions, serverClient, type ServerOptions } from '../server-options.js';

interface ReportOptions extends ServerOptions, FilterOptions {
  format?: ReportFormat;
  json?: boolean;
  number?: string;
  out?: string;
  current?: boolean;
  all?: boolean;
  bom?: boolean;
}

/** `claimdesk report`: published verdict reports. */
export function addReportCommand(program: Command, output: Output): void {
  const report = program
    .command('report')
    .summary('export verdict reports')
    .description(
      'Exports published verdict reports from the database, or from a server with --server (no token needed). ' +
        'A set of reports holds what stands today, unless --all asks for everything ever published, marked. ' +
        'xlsx, md, html and pdf are of one moment and come from the database only.',
    )
    .addOption(new Option('--format <format>', 'form of the export; default json').choices(REPORT_FORMATS))
    .option('--json', 'the same as --format json')
    .option('--number <number>', 'only the report of this number', reportNumber)
    .option('--out <file>', 'write to this file, which appears when it is complete')
    .addOption(new Option('--current', 'only what stands today; with --number, fail if it does not').conflicts('all'))
    .option('--all', 'also stale, superseded and retracted reports, each with its mark')
    .option('--bom', 'begin CSV with a byte order mark, which Excel needs');
  addFilterOptions(report);
  addServerOptions(report).action(async (options: ReportOptions) => {
    const { number = null, all = false, bom = false, current = false, out = null } = options;
    const format = formatOf(options);
    if (format === 'jsonld' && all) {
      throw new UsageError('ClaimReview has no word for a stale or retracted report: --all needs --format json or csv');
    }
    if (number !== null && all) throw new UsageError('--all is about a set of reports and does not go with --number');
    const filter = filterOf(options);
    if (number !== null && Object.keys(filter).length > 0) {
      throw new UsageError('--number names one report; filters are for a set of them. For a selection use --numbers');
    }
    const client = await serverClient(options, 'public');
    if (isDocumentFormat(format)) {
      if (client)
        throw new UsageError(`${format} is made from the database. A server makes it by POST /api/v1/exports`);
      const { exportDocument } = await import('../report/export-document.js');
      await exportDocument({ format, number, all, filter }, current, { output, file: out });
      return;
    }
    const { exportReports } = await import('../report/export-reports.js');
    await exportReports({ format, number, all, bom, filter }, current, { output, client, file: out });
  });
}

function formatOf({ format, json = false }: ReportOptions): ReportFormat {
  if (json && format !== undefined && format !== 'json') throw new UsageError(`--json is not --format ${format}`);
  return format ?? 'json';
}

function reportNumber(value: string): string {
  if (!/^[1-9]\d{0,14}$/.test(value)) throw new InvalidArgumentError('Give the number in the address of the report.');
  return value;
}
