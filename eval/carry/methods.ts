import { ClaimResolver } from '../../src/anchoring/claim-resolver.js';
import { foldedTokens, type FoldedToken } from '../../src/text/folded-tokens.js';
import type { Span } from '../../src/text/span.js';
import type { Method, Placed } from './method.js';
import { bestQuote } from './quote-matcher.js';

const GONE: Placed = { state: 'GONE', span: null, reason: null };
const found = (start: number, end: number): Placed => ({ state: 'CURRENT', span: { start, end }, reason: null });

export const OURS: Method = {
  name: 'claimdesk',
  prepare(older, newer) {
    const resolver = new ClaimResolver(older, newer);
    return (claim) => resolver.resolve(claim);
  },
};

/** The first place with the very characters. */
const EXACT: Method = {
  name: 'exact',
  prepare: (older, newer) => (claim) => {
    const at = newer.text.indexOf(older.text.slice(claim.start, claim.end));
    return at < 0 ? GONE : found(at, at + claim.end - claim.start);
  },
};

/** Hypothesis' way to match a quote (see anchoring.md d.2), restated: it finds, and never says that anything changed. */
const QUOTE: Method = {
  name: 'quote matcher',
  prepare: (older, newer) => (claim) => {
    const place = bestQuote(older.text, claim, newer.text);
    return place === null ? GONE : found(place.start, place.end);
  },
};

/** The claim's words as a token diff of the whole texts maps them; found when half of them are kept. */
const DIFF: Method = {
  name: 'token diff',
  prepare(older, newer) {
    const [before, after] = [foldedTokens(older.text), foldedTokens(newer.text)];
    const map = tokenMap(before, after);
    return (claim) => {
      const words = before.flatMap((token, at) => (overlaps(token, claim) ? [at] : []));
      const kept = words.flatMap((at) => map.get(at) ?? []);
      const [first, last] = [after[kept[0] ?? -1], after[kept.at(-1) ?? -1]];
      if (first === undefined || last === undefined || kept.length < words.length / 2) return GONE;
      return found(first.start, last.end);
    };
  },
};

const overlaps = (token: Span, claim: Span): boolean => token.end > claim.start && token.start < claim.end;

/** Longest common subsequence of tokens between what the texts have in common at their ends. */
function tokenMap(before: readonly FoldedToken[], after: readonly FoldedToken[]): Map<number, number> {
  const map = new Map<number, number>();
  let head = 0;
  while (head < before.length && before[head]?.word === after[head]?.word) map.set(head, head++);
  let tail = 0;
  const rest = Math.min(before.length, after.length) - head;
  while (tail < rest && before.at(-1 - tail)?.word === after.at(-1 - tail)?.word) {
    map.set(before.length - 1 - tail, after.length - 1 - tail);
    tail += 1;
  }
  const [rows, columns] = [before.length - head - tail, after.length - head - tail];
  const width = columns + 1;
  const longest = new Uint16Array((rows + 1) * width);
  const same = (i: number, j: number): boolean => before[head + i]?.word === after[head + j]?.word;
  for (let i = rows - 1; i >= 0; i--) {
    for (let j = columns - 1; j >= 0; j--) {
      const [skip, other] = [longest[(i + 1) * width + j] ?? 0, longest[i * width + j + 1] ?? 0];
      longest[i * width + j] = same(i, j) ? (longest[(i + 1) * width + j + 1] ?? 0) + 1 : Math.max(skip, other);
    }
  }
  for (let i = 0, j = 0; i < rows && j < columns;) {
    if (same(i, j)) map.set(head + i++, head + j++);
    else if ((longest[(i + 1) * width + j] ?? 0) >= (longest[i * width + j + 1] ?? 0)) i++;
    else j++;
  }
  return map;
}

export const BASELINES: readonly Method[] = [EXACT, QUOTE, DIFF];
