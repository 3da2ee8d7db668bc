import type { FontName } from './print-fonts.js';

/** Colours of text; paper is white. */
export const ink = { full: '#1c1b19', soft: '#5c5953', accent: '#0b5c7a', warning: '#8a3b12' } as const;

/** Points on A4. The text column is between left and right. */
export const PAGE = { left: 62, right: 533, top: 76, bottom: 770 } as const;
export const COLUMN = PAGE.right - PAGE.left;

export interface BlockStyle {
  /** Its role in the structure of the file. */
  tag: 'P' | 'H1' | 'H2' | 'H3' | 'BlockQuote' | 'Note' | 'TOCI';
  font: FontName;
  size: number;
  color: string;
  /** Room below. */
  after: number;
  /** From the left and from the right margin. */
  indent?: number;
  right?: number;
  /** Language of the text, when it is not that of the file. */
  lang?: string | null;
  /** Colour of a line down its left side, and of the paper behind it. */
  bar?: string;
  tint?: string;
  /** Web address it leads to. */
  link?: string;
  /** Name of a place in the file it leads to. */
  goTo?: string;
  align?: 'center';
}

const text = { tag: 'P', font: 'regular', size: 10, color: ink.full, after: 7 } as const;

/** The styles of a report. */
export const STYLES = {
  text,
  soft: { ...text, size: 9, color: ink.soft, after: 5 },
  strong: { ...text, font: 'bold', after: 3 },
  link: { ...text, size: 9, color: ink.accent, after: 4 },
  code: { ...text, font: 'mono', size: 8, color: ink.soft, after: 5 },
  title: { ...text, tag: 'H1', font: 'bold', size: 26, after: 14 },
  statement: { ...text, tag: 'H2', font: 'bold', size: 16, after: 8 },
  heading: { ...text, tag: 'H3', font: 'bold', size: 11.5, after: 5 },
  quote: { ...text, tag: 'BlockQuote', size: 10.5, after: 8, bar: ink.accent },
  verdict: { ...text, font: 'bold', size: 14, after: 5 },
  notice: { ...text, tag: 'Note', font: 'bold', color: ink.warning, bar: ink.warning, tint: '#fdf1e7', after: 10 },
} as const satisfies Record<string, BlockStyle>;
