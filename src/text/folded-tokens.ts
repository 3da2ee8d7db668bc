import {
  DASHES,
  DOUBLE_QUOTES,
  HTML_EMPHASIS,
  INVISIBLE,
  MARKDOWN_EMPHASIS,
  MARKDOWN_ESCAPE,
  opensQuote,
  SINGLE_QUOTES,
  TOKEN,
} from './fold.js';
import type { Span } from './span.js';

/** A token of a folded wording and where it stands in the text it was folded from. */
export interface FoldedToken extends Span {
  word: string;
}

/** Text under work, with the place in the original of each of its code units. */
interface Mapped {
  text: string;
  /** Start and end (exclusive) in the original, by code unit; null while nothing has moved. */
  places: { starts: number[]; ends: number[] } | null;
}

const startAt = ({ places }: Mapped, at: number): number => (places === null ? at : (places.starts[at] ?? 0));
const endAt = ({ places }: Mapped, at: number): number => (places === null ? at + 1 : (places.ends[at] ?? 0));

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/**
 * The tokens of `foldText`, in order, with their places in `text` (UTF-16 code units): joined by spaces they are the
 * folded text.
 */
export function foldedTokens(text: string): FoldedToken[] {
  let plain = lowered(composed({ text, places: null }));
  plain = without(plain, INVISIBLE);
  plain = without(plain, HTML_EMPHASIS);
  plain = without(plain, MARKDOWN_ESCAPE);
  plain = without(plain, MARKDOWN_EMPHASIS);
  plain = replaced(plain, DOUBLE_QUOTES, '"');
  plain = replaced(plain, SINGLE_QUOTES, "'");
  plain = replaced(plain, DASHES, '-');
  // What was taken out may have stood between a letter and its accent.
  plain = composed(plain);
  const tokens: FoldedToken[] = [];
  let opened: { at: number; token: FoldedToken } | null = null;
  for (const { 0: word, index } of plain.text.matchAll(TOKEN)) {
    const token = { word, start: startAt(plain, index), end: endAt(plain, index + word.length - 1) };
    if (word !== "'") tokens.push(token);
    else if (opened === null && opensQuote(plain.text, index)) opened = { at: tokens.length, token };
    else if (opened !== null && !opensQuote(plain.text, index)) {
      tokens.splice(opened.at, 0, { ...opened.token, word: '"' });
      tokens.push({ ...token, word: '"' });
      opened = null;
    }
  }
  return tokens;
}

/** NFKC. Characters are composed one grapheme cluster at a time, which is where composition ends. */
function composed(mapped: Mapped): Mapped {
  if (mapped.text.normalize('NFKC') === mapped.text) return mapped;
  const out = { text: '', places: { starts: new Array<number>(), ends: new Array<number>() } };
  for (const { segment, index } of graphemes.segment(mapped.text)) {
    const normal = segment.normalize('NFKC');
    const same = normal.length === segment.length;
    const last = index + segment.length - 1;
    for (let unit = 0; unit < normal.length; unit++) {
      out.places.starts.push(startAt(mapped, same ? index + unit : index));
      out.places.ends.push(endAt(mapped, same ? index + unit : last));
    }
    out.text += normal;
  }
  return out;
}

/** Lower case; few letters get longer by it ("İ"), and those are mapped one by one. */
function lowered(mapped: Mapped): Mapped {
  const lower = mapped.text.toLowerCase().normalize('NFKC');
  if (lower.length === mapped.text.length) return { ...mapped, text: lower };
  const out = { text: '', places: { starts: new Array<number>(), ends: new Array<number>() } };
  let at = 0;
  for (const letter of mapped.text) {
    const small = letter.toLowerCase();
    for (let unit = 0; unit < small.length; unit++) {
      out.places.starts.push(startAt(mapped, at));
      out.places.ends.push(endAt(mapped, at + letter.length - 1));
    }
    out.text += small;
    at += letter.length;
  }
  return out;
}

const without = (mapped: Mapped, pattern: RegExp): Mapped => replaced(mapped, pattern, '');

function replaced(mapped: Mapped, pattern: RegExp, by: string): Mapped {
  if (mapped.text.search(pattern) < 0) return mapped;
  const text = mapped.text.replace(pattern, by);
  // Nothing moves where one unit takes the place of one, as it does for nearly every quotation mark and dash.
  if (text.length === mapped.text.length) return { ...mapped, text };
  const out = { text: '', places: { starts: new Array<number>(), ends: new Array<number>() } };
  let done = 0;
  const keep = (to: number): void => {
    out.text += mapped.text.slice(done, to);
    for (let at = done; at < to; at++) {
      out.places.starts.push(startAt(mapped, at));
      out.places.ends.push(endAt(mapped, at));
    }
  };
  for (const { 0: found, index } of mapped.text.matchAll(pattern)) {
    keep(index);
    if (by !== '') {
      out.places.starts.push(startAt(mapped, index));
      out.places.ends.push(endAt(mapped, index + found.length - 1));
    }
    out.text += by;
    done = index + found.length;
  }
  keep(mapped.text.length);
  return out;
}
