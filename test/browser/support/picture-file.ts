import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Where pictures of pages go, when `SCREENSHOTS` names a folder. */
export async function pictureFile(name: string): Promise<string | null> {
  const folder = process.env['SCREENSHOTS'];
  if (!folder) return null;
  await mkdir(folder, { recursive: true });
  return join(folder, `${name}.png`);
}
