import { randomBytes } from 'node:crypto';
import { chmod, open, readFile, rename } from 'node:fs/promises';
import { tolerate } from './node-error.js';

/** The database password from its file; null when there is none yet (or an empty or damaged one). */
export async function readPassword(file: string): Promise<string | null> {
  const text = await tolerate(readFile(file, 'utf8'), 'ENOENT');
  if (text === undefined) return null;
  await chmod(file, 0o600);
  const password = text.trim();
  // Only what we write ourselves: it goes into SQL and URLs.
  return /^[\w-]{20,}$/.test(password) ? password : null;
}

/** Keeps the password in the file, readable for its owner only; whole or not at all, also in a power cut. */
export async function writePassword(file: string, password: string): Promise<void> {
  const draft = `${file}.draft-${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${password}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
