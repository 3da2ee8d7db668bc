import { loadConfig } from '../config/app-config.js';
import { type LocalFile, readLocalFile } from './local-file.js';

/** Whether an argument is the address of a page and not the name of a file. */
export const isAddress = (input: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(input);

/**
 * A file, standard input (`-`), or the page at an address, which is fetched under the same rules as by the server.
 * @throws CliError and AppError as `readLocalFile`; FetchFailure, AppError as `fileOfPage`
 */
export async function readInput(input: string): Promise<LocalFile> {
  if (!isAddress(input)) return readLocalFile(input);
  const [{ configuredFetcher }, { fileOfPage, judgePage }] = await Promise.all([
    import('../documents/page-fetcher.provider.js'),
    import('../documents/page-file.js'),
  ]);
  const page = await configuredFetcher(loadConfig()).fetch(input, { judge: judgePage });
  return fileOfPage(page, page.bytes ?? Buffer.alloc(0));
}
