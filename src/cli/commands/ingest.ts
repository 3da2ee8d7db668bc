import { type Command, InvalidArgumentError } from 'commander';
import { eachFile } from '../each-file.js';
import { UsageError } from '../failures.js';
import type { Intake, TakenDocument } from '../ingest/intake.js';
import { type Output, printable } from '../output.js';
import { addServerOptions, serverClient, type ServerOptions } from '../server-options.js';

interface IngestOptions extends ServerOptions {
  title?: string;
  as?: string;
  json?: boolean;
  allowDuplicate?: boolean;
  wait?: boolean;
  timeout: number;
}

/** `claimdesk ingest FILE|URL…`: documents into the desk. */
export function addIngestCommand(program: Command, output: Output): void {
  const ingest = program
    .command('ingest')
    .summary('put documents into the desk')
    .description(
      'Puts files (plain text, Markdown, HTML, PDF, DOCX) and pages of the web into the desk: through a running server with --server and a token, ' +
        'otherwise straight into the database (DATABASE_URL, or the embedded one while no server runs).',
    )
    .argument('<file...>', 'files or addresses of pages to put in; - reads plain text from standard input')
    .option('--title <title>', 'title of the document; with one file only')
    .option('--allow-duplicate', 'fetch a page although the desk has a document of its address')
    .option('--as <email>', 'without a server: in whose name; default: the first administrator')
    .option('--wait', 'wait until the documents are searched for claims; without a server, do it here')
    .option('--timeout <seconds>', 'longest to wait for one document', seconds, 600)
    .option('--json', 'one object {file,id,status,title} per file and line; with --wait also {claims}');
  addServerOptions(ingest).action(async (files: string[], options: IngestOptions) => {
    if (options.title !== undefined && files.length > 1) throw new UsageError('--title goes with one file only');
    const client = await serverClient(options, 'token');
    if (client && options.as !== undefined) throw new UsageError('with a server, the token says in whose name');
    if (client) {
      const { ServerIntake } = await import('../ingest/server-intake.js');
      return ingestAll(files, options, output, new ServerIntake(client));
    }
    const { withDeskIntake } = await import('../ingest/with-desk-intake.js');
    await withDeskIntake(output, options, (intake) => ingestAll(files, options, output, intake));
  });
}

function ingestAll(files: string[], options: IngestOptions, output: Output, intake: Intake): Promise<void> {
  const { json = false, wait = false, timeout } = options;
  return eachFile(files, json, output, async (file) => {
    const { waitUntilSearched } = await import('../ingest/intake.js');
    const taken = await take(file, options, intake);
    if (!wait) return tell(output, json, file, taken);
    output.progress(`${file}: waiting for the search…`);
    const { document, claims } = await waitUntilSearched(intake, taken.id, timeout * 1000);
    tell(output, json, file, document, claims);
  });
}

async function take(
  input: string,
  { title, allowDuplicate = false }: IngestOptions,
  intake: Intake,
): Promise<TakenDocument> {
  const [{ readLocalFile }, { isAddress }] = await Promise.all([
    import('../local-file.js'),
    import('../read-input.js'),
  ]);
  // The page is fetched where it is kept.
  if (isAddress(input)) return intake.takePage({ url: input, title, allowDuplicate });
  return intake.take(await readLocalFile(input), title);
}

function tell(output: Output, json: boolean, file: string, document: TakenDocument, claims?: number | null): void {
  const { id, status, title } = document;
  if (json) return output.json({ file, id, status, title, claims });
  const found = claims === undefined || claims === null ? '' : `, ${claims} claims added`;
  output.line(`${printable(file)}: ${id} ${status} "${printable(title)}"${found}`);
}

function seconds(value: string): number {
  const number = Number(value);
  if (!(number > 0 && number <= 86_400)) throw new InvalidArgumentError('Give a number of seconds.');
  return number;
}
