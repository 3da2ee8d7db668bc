import type { PrintDocument } from './print-document.js';
import type { FontName } from './print-fonts.js';
import { printable } from './printable-text.js';
import { directionOf, hasRightToLeft, visualLine } from './visual-runs.js';

export interface Typeface {
  font: FontName;
  /** Points. */
  size: number;
}

export interface Line {
  text: string;
  direction: 'ltr' | 'rtl';
}

/** So many words are remembered with their width; then all are forgotten, so that memory stays flat. */
const REMEMBERED = 20_000;
/** Where an address or another long word is broken rather than anywhere: after these. */
const BREAK_AFTER = /(?<=[-/?&=_.,:;–—])/;
/** Signs that belong to the character before. */
const ATTACHED = /^[\p{M}\u200C\u200D]/u;

/** Measures text, breaks it into lines and sets them. It keeps nothing but widths. */
export class Typesetter {
  private readonly widths = new Map<string, number>();
  private readonly glyphs = new Map<string, boolean>();
  /** Whether a character without a glyph was met since this was last set to false. */
  missing = false;

  constructor(private readonly document: PrintDocument) {}

  /** The text in lines no wider than `width` points, also words that are longer than a line. Empty lines stay. */
  lines(text: string, face: Typeface, width: number): Line[] {
    return this.printable(text, face.font)
      .split('\n')
      .flatMap((paragraph) => {
        const direction = directionOf(paragraph);
        return this.wrapped(paragraph, face, width).map((line) => ({ text: line, direction }));
      });
  }

  /** Sets one line at its left upper corner; a line from right to left ends at the right edge of `width`. */
  set({ text, direction }: Line, face: Typeface, place: { x: number; y: number; width: number }): void {
    if (text === '') return;
    const { runs } = visualLine(text, direction);
    let x = direction === 'rtl' ? place.x + place.width - this.width(text, face) : place.x;
    this.document.font(face.font, face.size);
    for (const run of runs) {
      // Only what stands behind a run needs to know its exact end, and measuring takes as long as setting.
      const textWidth = runs.length === 1 ? 0 : this.exactWidth(run.text, face);
      // With `features` the font gets the whole run at once, not word by word, and so can turn it round.
      this.document.text(run.text, x, place.y, { lineBreak: false, features: [], textWidth, wordCount: 1 } as Options);
      x += textWidth;
    }
  }

  width(text: string, face: Typeface): number {
    if (hasRightToLeft(text)) return this.exactWidth(text, face);
    const space = this.wordWidth(' ', face);
    return text.split(' ').reduce((sum, word, index) => sum + this.wordWidth(word, face) + (index > 0 ? space : 0), 0);
  }

  private wrapped(paragraph: string, face: Typeface, width: number): string[] {
    const lines: string[] = [];
    const space = this.wordWidth(' ', face);
    let line = '';
    let used = 0;
    for (const word of paragraph.split(' ').flatMap((each) => this.fitting(each, face, width))) {
      const needed = this.wordWidth(word.text, face);
      const gap = line === '' || word.joined ? 0 : space;
      if (line !== '' && used + gap + needed > width) {
        lines.push(line);
        [line, used] = [word.text, needed];
      } else {
        line += (gap > 0 ? ' ' : '') + word.text;
        used += gap + needed;
      }
    }
    lines.push(line);
    return lines;
  }

  /** A word, or its pieces when it is wider than a line; pieces follow one another without a space. */
  private fitting(word: string, face: Typeface, width: number): { text: string; joined: boolean }[] {
    if (this.wordWidth(word, face) <= width) return [{ text: word, joined: false }];
    const pieces = word.split(BREAK_AFTER).flatMap((piece) => this.cut(piece, face, width));
    return pieces.map((text, index) => ({ text, joined: index > 0 }));
  }

  private cut(piece: string, face: Typeface, width: number): string[] {
    if (piece.length < 200 && this.wordWidth(piece, face) <= width) return [piece];
    const parts: string[] = [];
    let part = '';
    let used = 0;
    for (const character of piece) {
      const needed = this.wordWidth(character, face);
      // Set together, characters may be a little wider than one by one.
      if (part !== '' && used + needed > width * 0.97 && !ATTACHED.test(character)) {
        parts.push(part);
        [part, used] = ['', 0];
      }
      part += character;
      used += needed;
    }
    return [...parts, part];
  }

  private wordWidth(word: string, face: Typeface): number {
    if (word === '') return 0;
    if (word.length > 60) return this.longWidth(word, face);
    const key = `${face.font} ${word}`;
    const known = this.widths.get(key);
    if (known !== undefined) return known * face.size;
    if (this.widths.size >= REMEMBERED) this.widths.clear();
    const width = this.exactWidth(word, face) / face.size;
    this.widths.set(key, width);
    return width * face.size;
  }

  /** Shaping 100 kB to learn that it does not fit would take long: the first thousand characters say so. */
  private longWidth(word: string, face: Typeface): number {
    return word.length > 1000 ? Infinity : this.exactWidth(word, face);
  }

  private exactWidth(text: string, { font, size }: Typeface): number {
    return this.document.font(font, size).widthOfString(text, { features: [] });
  }

  private printable(text: string, font: FontName): string {
    const { text: shown, missing } = printable(text, (codePoint) => this.hasGlyph(font, codePoint));
    if (missing) this.missing = true;
    return shown;
  }

  private hasGlyph(font: FontName, codePoint: number): boolean {
    const key = `${font} ${codePoint}`;
    const known = this.glyphs.get(key);
    if (known !== undefined) return known;
    const has = this.document.hasGlyph(font, codePoint);
    this.glyphs.set(key, has);
    return has;
  }
}

/** pdfkit takes the width from us where its types do not say so, and measures again otherwise. */
type Options = PDFKit.Mixins.TextOptions;
