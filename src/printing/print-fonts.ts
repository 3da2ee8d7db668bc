import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);
const folder = 'dejavu-fonts-ttf/ttf';

/** The fonts of every file; only the glyphs that are used are put into it. */
export const FONT_FILES = {
  regular: resolve(`${folder}/DejaVuSans.ttf`),
  bold: resolve(`${folder}/DejaVuSans-Bold.ttf`),
  mono: resolve(`${folder}/DejaVuSansMono.ttf`),
} as const;
export type FontName = keyof typeof FONT_FILES;
