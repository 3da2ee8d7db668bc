import { type Command, InvalidArgumentError, Option } from 'commander';
import { IMPORT_KINDS, type ImportKind } from '../../imports/import-kind.js';
import { CliError, UsageError } from '../failures.js';
import type { Importer, TakenImport } from '../import/importer.js';
import { type Output, printable } from '../output.js';
import { addServerOptions, serverClient, type ServerOptions } from '../server-options.js';

interface ImportOptions extends ServerOptions {
  kind?: ImportKind;
  licence?: string;
  dryRun?: boolean;
  as?: string;
  wait?: boolean;
  timeout: number;
  json?: boolean;
}

/** `claimdesk import FILE|URL`: many documents, or earlier fact checks, into the desk. */
export function addImportCommand(program: Command, output: Output): void {
  const command = program
    .command('import')
    .summary('import many documents, or earlier fact checks')
    .description(
      'Imports a file or page row by row: ClaimReview (page, JSON-LD, DataFeed, CSV), reports of a Claimdesk, or documents (CSV, JSON lines, ZIP). ' +
        'Through a running server with --server and a token, otherwise straight into the database.',
    )
    .argument('<file>', 'file, or address of a page')
    .addOption(new Option('--kind <kind>', 'what it holds; default: told from the file').choices([...IMPORT_KINDS]))
    .option('--licence <text>', 'licence of the data, kept with it')
    .option('--dry-run', 'only say what would come of each row')
    .option('--as <email>', 'without a server: in whose name; default: the first administrator')
    .option('--wait', 'wait for its end; without a server, do it here')
    .option('--timeout <seconds>', 'longest to wait', seconds, 3600)
    .option('--json', 'the import as one JSON object');
  addServerOptions(command).action(async (file: string, options: ImportOptions) => {
    const client = await serverClient(options, 'token');
    if (client && options.as !== undefined) throw new UsageError('with a server, the token says in whose name');
    if (client) {
      const { ServerImporter } = await import('../import/server-importer.js');
      return importOne(file, options, output, new ServerImporter(client));
    }
    const { withDeskImporter } = await import('../import/desk-importer.js');
    await withDeskImporter(output, options, (importer) => importOne(file, options, output, importer));
  });
}

async function importOne(file: string, options: ImportOptions, output: Output, importer: Importer): Promise<void> {
  const [{ isAddress }, { waitForImport }] = await Promise.all([
    import('../read-input.js'),
    import('../import/importer.js'),
  ]);
  const { kind, licence, dryRun = false, json = false, wait = false, timeout } = options;
  const request = { kind, licence, dryRun };
  const taken = await (isAddress(file) ? importer.takePage(file, request) : importer.takeFile(file, request));
  const run = wait ? await waitForImport(importer, taken.id, timeout * 1000) : taken;
  tell(output, json, file, run);
  if (run.error) throw new CliError(run.error.code, run.error.message);
  const refused = run.counts['refused'] ?? 0;
  if (refused === 0) return;
  for (const { place, error } of await importer.refused(run.id)) {
    output.note(`${printable(place)}: ${error?.code ?? ''} ${printable(error?.message ?? '')}`);
  }
  throw new CliError(
    'ROWS_REFUSED',
    `${refused} rows were refused. All of them: GET /imports/${run.id}/rows?outcome=REFUSED`,
  );
}

function tell(output: Output, json: boolean, file: string, run: TakenImport): void {
  const { id, kind, status, rows, counts, notes } = run;
  if (json) return output.json({ file, id, kind, status, rows, counts, notes });
  const told = Object.entries(counts).flatMap(([name, count]) => (count > 0 ? [`${count} ${name}`] : []));
  output.line(`${printable(file)}: ${id} ${status}${told.length > 0 ? `, ${told.join(', ')}` : ''}`);
  for (const note of notes) output.note(printable(note));
}

function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 86_400)) throw new InvalidArgumentError('Give a number of seconds.');
  return number;
}
