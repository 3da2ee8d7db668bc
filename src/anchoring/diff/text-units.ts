import type { Span } from '../../text/span.js';

/** A piece of a text that is compared as a whole: a block without the white space around it. */
export interface TextUnit extends Span {
  text: string;
}

/** The blocks of a text in order, and whatever visible stands outside of them, so that no change can be missed. */
export function textUnits(text: string, blocks: readonly Span[]): TextUnit[] {
  const units: TextUnit[] = [];
  let at = 0;
  const add = (start: number, end: number): void => {
    const part = text.slice(start, end);
    const body = part.trim();
    if (body === '') return;
    const from = start + part.length - part.trimStart().length;
    units.push({ start: from, end: from + body.length, text: body });
  };
  for (const { start, end } of blocks) {
    if (end <= at) continue;
    add(at, start);
    add(Math.max(at, start), end);
    at = end;
  }
  add(at, text.length);
  return units;
}
