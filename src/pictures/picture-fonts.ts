import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { GlobalFonts } from '@napi-rs/canvas';

const FOLDER = join(dirname(createRequire(import.meta.url).resolve('dejavu-fonts-ttf/package.json')), 'ttf');
const FILES = { plain: 'DejaVuSans.ttf', bold: 'DejaVuSans-Bold.ttf' } as const;

let registered = false;

/** Ours alone, so that a picture does not depend on what the machine has. */
export function pictureFont(weight: keyof typeof FILES, size: number): string {
  if (!registered) {
    for (const [name, file] of Object.entries(FILES)) {
      if (!GlobalFonts.registerFromPath(join(FOLDER, file), family(name))) throw new Error(`no font ${file}`);
    }
    registered = true;
  }
  // The plain one has more signs.
  return `${size}px "${family(weight)}", "${family('plain')}"`;
}

const family = (weight: string): string => `Claimdesk ${weight}`;
