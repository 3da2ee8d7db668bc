import { type Command, Option } from 'commander';
import { UsageError } from '../failures.js';
import type { LabelFormat } from '../labels/export-labels.js';
import type { Output } from '../output.js';
import { addServerOptions, serverClient, type ServerOptions } from '../server-options.js';

interface LabelsOptions extends ServerOptions {
  format?: LabelFormat;
  json?: boolean;
  since?: string;
  out?: string;
}

/** `claimdesk labels export`: what editors decided on what the extractor said. */
export function addLabelsCommand(program: Command, output: Output): void {
  const labels = program.command('labels').description('What editors decided on what the extractor suggested.');
  const exported = labels
    .command('export')
    .summary('sentences with the decision, score and extractor version')
    .description(
      'Writes one line for each sentence that the extractor judged and an editor decided on: accepted, rejected, or ' +
        'missed (set aside by the extractor, taken by an editor). From the database, or from a server with --server.',
    )
    .option('--since <date>', 'only decisions of this day or time (with offset) or later')
    .addOption(new Option('--format <format>', 'form of the export; default jsonl').choices(['jsonl', 'csv']))
    .option('--json', 'the same as --format jsonl')
    .option('--out <file>', 'write to this file, which appears when it is complete');
  addServerOptions(exported).action(async (options: LabelsOptions) => {
    const { format = 'jsonl', json = false, since, out = null } = options;
    if (json && format !== 'jsonl') throw new UsageError(`--json is not --format ${format}`);
    const { labelsSince } = await import('../../claims/labels.schemas.js');
    if (!labelsSince.safeParse(since).success) {
      throw new UsageError('--since has to be a day such as 2026-03-01, or a time such as 2026-03-01T09:00:00Z');
    }
    const client = await serverClient(options, 'token');
    const { exportLabels } = await import('../labels/export-labels.js');
    await exportLabels({ format, since, client, file: out }, output);
  });
}
