import type { Span } from '../../src/text/span.js';

const CONTEXT = 32;
const MAX_ERRORS = 256;

/**
 * The place of a quote with its 32 characters of context on each side: all exact occurrences, else the places with the
 * fewest errors (at most half of the quote's length); of these the best by quote, prefix, suffix and position, weighted
 * 50, 20, 20 and 2. There is no least score.
 */
export function bestQuote(older: string, claim: Span, newer: string): Span | null {
  const quote = older.slice(claim.start, claim.end);
  const prefix = older.slice(Math.max(0, claim.start - CONTEXT), claim.start);
  const suffix = older.slice(claim.end, claim.end + CONTEXT);
  const exact = occurrences(quote, newer);
  const errors = Math.min(MAX_ERRORS, Math.floor(quote.length / 2));
  const candidates = exact.length > 0 ? exact : closest(quote, newer, errors);
  let best: { span: Span; score: number } | null = null;
  for (const { start, end, errors: wrong } of candidates) {
    const score =
      (50 * (1 - wrong / quote.length) +
        20 * contextScore(prefix, newer.slice(Math.max(0, start - CONTEXT), start)) +
        20 * contextScore(suffix, newer.slice(end, end + CONTEXT)) +
        2 * (1 - Math.abs(start - claim.start) / newer.length)) /
      92;
    if (best === null || score > best.score) best = { span: { start, end }, score };
  }
  return best?.span ?? null;
}

interface Candidate extends Span {
  errors: number;
}

function occurrences(quote: string, text: string): Candidate[] {
  const found: Candidate[] = [];
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    found.push({ start: at, end: at + quote.length, errors: 0 });
  }
  return found;
}

/** Places with the lowest number of errors (Sellers' algorithm; the start of each is carried along). */
function closest(quote: string, text: string, maxErrors: number): Candidate[] {
  const height = quote.length + 1;
  let costs = Uint16Array.from({ length: height }, (_, row) => row);
  let starts = new Uint32Array(height);
  let least = maxErrors + 1;
  let found: Candidate[] = [];
  for (let column = 1; column <= text.length; column++) {
    const nextCosts = new Uint16Array(height);
    const nextStarts = new Uint32Array(height);
    nextStarts[0] = column;
    for (let row = 1; row < height; row++) {
      const diagonal = (costs[row - 1] ?? 0) + (quote[row - 1] === text[column - 1] ? 0 : 1);
      const up = (nextCosts[row - 1] ?? 0) + 1;
      const left = (costs[row] ?? 0) + 1;
      const cost = Math.min(diagonal, up, left);
      nextCosts[row] = cost;
      nextStarts[row] = (cost === diagonal ? starts[row - 1] : cost === up ? nextStarts[row - 1] : starts[row]) ?? 0;
    }
    [costs, starts] = [nextCosts, nextStarts];
    const cost = costs[height - 1] ?? 0;
    if (cost < least) [least, found] = [cost, []];
    if (cost === least && cost <= maxErrors) {
      found.push({ start: starts[height - 1] ?? 0, end: column, errors: cost });
    }
  }
  return found;
}

/** Share of equal letters of a context: 1 − edits / length. */
function contextScore(expected: string, found: string): number {
  if (expected === '') return 1;
  let row = Array.from({ length: found.length + 1 }, (_, at) => at);
  for (let i = 1; i <= expected.length; i++) {
    const next = [i];
    for (let j = 1; j <= found.length; j++) {
      const same = expected[i - 1] === found[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same));
    }
    row = next;
  }
  return Math.max(0, 1 - (row[found.length] ?? 0) / expected.length);
}
