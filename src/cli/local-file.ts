import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { AppError } from '../common/app-error.js';
import type { DocumentBytes } from '../reading/read-document.js';
import { CliError, systemCode } from './failures.js';

/** A file named on the command line, with what its name says about it. */
export interface LocalFile extends DocumentBytes {
  bytes: Buffer;
  filename: string;
}

/** More than any document may have; larger files are refused before they fill the memory. */
const MAX_BYTES = 32 * 1024 * 1024;

/**
 * Reads a file, or standard input for `-`. Standard input, and a file whose name has no extension, is taken for plain
 * text.
 * @throws CliError FILE_NOT_FOUND, FILE_UNREADABLE; AppError DOCUMENT_TOO_COMPLEX
 */
export async function readLocalFile(file: string): Promise<LocalFile> {
  if (file === '-') return { bytes: await buffer(process.stdin), mediaType: 'text/plain', filename: 'stdin.txt' };
  const filename = basename(file);
  const mediaType = /\.[a-z0-9]{1,10}$/i.test(filename) ? 'application/octet-stream' : 'text/plain';
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) {
      throw new AppError('DOCUMENT_TOO_COMPLEX', 'The file is larger than 32 MiB. Give the article on its own.');
    }
    return { bytes: await readFile(file), mediaType, filename };
  } catch (error) {
    throw error instanceof AppError ? error : unreadable(error);
  }
}

/** What to tell of a file that could not be opened or read. */
export function unreadable(error: unknown): CliError {
  const code = systemCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new CliError('FILE_NOT_FOUND', 'There is no such file. Check the path.', { cause: error });
  }
  if (code === 'EISDIR') return new CliError('FILE_UNREADABLE', 'This is a folder. Name the files in it.');
  const why = code === 'EACCES' ? 'you may not read it' : (code ?? String(error));
  return new CliError('FILE_UNREADABLE', `The file cannot be read: ${why}.`, { cause: error });
}
