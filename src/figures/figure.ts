/**
 * A figure as geometry: what is drawn where, in units of its own width. It knows neither SVG nor PDF; `figure-svg.ts` makes
 * markup of it and `src/printing` draws it on paper. The table says the same in words and numbers.
 */
export interface Figure {
  kind: 'figure';
  /** Letters, digits and hyphens; unique on its page. */
  id: string;
  title: string;
  /** What can be seen, in sentences, for those who cannot see it. */
  description: string;
  width: number;
  height: number;
  marks: readonly Mark[];
  table: FigureTable;
}

/** Where there is nothing to draw: a sentence instead of an empty figure. */
export interface NoFigure {
  kind: 'nothing';
  id: string;
  title: string;
  sentence: string;
}

export type FigureOrSentence = Figure | NoFigure;

/** `ink` and `soft` follow the reader's light or dark setting; anything else is a colour as #rrggbb. */
export type Paint = 'ink' | 'soft' | `#${string}`;

export type Mark = Bar | Stroke | Words | Dot;

export interface Bar {
  kind: 'bar';
  x: number;
  y: number;
  width: number;
  height: number;
  fill: Paint;
  /** What it stands for, such as "Mostly false: 12". */
  says: string;
}

/** A line through points. */
export interface Stroke {
  kind: 'stroke';
  points: readonly (readonly [x: number, y: number])[];
  paint: Paint;
  width: number;
  dashed?: boolean;
}

export interface Dot {
  kind: 'dot';
  x: number;
  y: number;
  radius: number;
  fill: Paint;
  says: string;
}

/** One line of text; `y` is its base line. */
export interface Words {
  kind: 'words';
  x: number;
  y: number;
  text: string;
  size: number;
  anchor: 'start' | 'middle' | 'end';
  paint: Paint;
  bold?: boolean;
}

export interface FigureTable {
  caption: string;
  columns: readonly { name: string; isNumber: boolean }[];
  rows: readonly (readonly string[])[];
}

/** Width of every figure; heights differ. */
export const FIGURE_WIDTH = 720;
