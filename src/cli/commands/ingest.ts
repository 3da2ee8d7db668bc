import { type Command, InvalidArgumentError } from 'commander';
import { eachFile } from '../each-file.js';
import { CliError, UsageError } from '../failures.js';
import type { Intake, TakenDocument } from '../ingest/intake.js';
import { type Output, printable } from '../output.js';
import { addServerOptions, serverClient, type ServerOptions } from '../server-options.js';

interface IngestOptions extends ServerOptions {
  title?: string;
  as?: string;
  json?: boolean;
  wait?: boolean;
  timeout: number;
}

/** `claimdesk ingest FILE…`: documents into the desk. */
export function addIngestCommand(program: Command, output: Output): void {
  const ingest = program
    .command('ingest')
    .summary('put documents into the desk')
    .description(
      'Puts files (plain text, Markdown, HTML, PDF, DOCX) into the desk: through a running server with --server and a ' +
        'token, otherwise straight into the database (DATABASE_URL, or the embedded one while no server runs).',
    )
    .argument('<file...>', 'files to put in; - reads plain text from standard input')
    .option('--title <title>', 'title of the document; with one file only')
    .option('--as <email>', 'without a server: in whose name; default: the first administrator')
    .option('--wait', 'wait until the documents are searched for claims; without a server, do it here')
    .option('--timeout <seconds>', 'longest to wait for one document', seconds, 600)
    .option('--json', 'one object {file,id,status,title} per file and line; with --wait also {claims}');
  addServerOptions(ingest).action(async (files: string[], options: IngestOptions) => {
    if (options.title !== undefined && files.length > 1) throw new UsageError('--title goes with one file only');
    const client = await serverClient(options, 'token');
    if (client && options.as !== undefined) throw new UsageError('with a server, the token says in whose name');
    // Nothing is opened for what is refused anyway.
    if (files.every(isAddress)) return ingestAll(files, options, output, refusingIntake);
    if (client) {
      const { ServerIntake } = await import('../ingest/server-intake.js');
      return ingestAll(files, options, output, new ServerIntake(client));
    }
    const { withDeskIntake } = await import('../ingest/with-desk-intake.js');
    await withDeskIntake(output, options, (intake) => ingestAll(files, options, output, intake));
  });
}

function ingestAll(files: string[], options: IngestOptions, output: Output, intake: Intake): Promise<void> {
  const { json = false, wait = false, title, timeout } = options;
  return eachFile(files, json, output, async (file) => {
    if (isAddress(file)) throw addressRefused();
    const [{ readLocalFile }, { waitUntilSearched }] = await Promise.all([
      import('../local-file.js'),
      import('../ingest/intake.js'),
    ]);
    const taken = await intake.take(await readLocalFile(file), title);
    if (!wait) return tell(output, json, file, taken);
    output.progress(`${file}: waiting for the search…`);
    const { document, claims } = await waitUntilSearched(intake, taken.id, timeout * 1000);
    tell(output, json, file, document, claims);
  });
}

function tell(output: Output, json: boolean, file: string, document: TakenDocument, claims?: number | null): void {
  const { id, status, title } = document;
  if (json) return output.json({ file, id, status, title, claims });
  const found = claims === undefined || claims === null ? '' : `, ${claims} claims added`;
  output.line(`${printable(file)}: ${id} ${status} "${printable(title)}"${found}`);
}

const isAddress = (file: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(file);

const addressRefused = (): CliError =>
  new CliError(
    'URL_NOT_SUPPORTED',
    'Addresses cannot be fetched yet. Save the page and ingest the file, or paste its words into the desk.',
  );

/** Never asked: only addresses come this way. */
const refusingIntake: Intake = {
  take: () => Promise.reject(addressRefused()),
  find: () => Promise.reject(addressRefused()),
};

function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 86_400)) throw new InvalidArgumentError('Give a number of seconds.');
  return number;
}
