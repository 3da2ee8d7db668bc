import type { Span } from './span.js';

/** Finds which of many spans lies where another one does: the two share at least half of what they cover together. */
export class SpanIndex<Item extends Span> {
  private readonly byStart: Item[];

  constructor(items: Iterable<Item>) {
    this.byStart = [...items].sort((a, b) => a.start - b.start);
  }

  /** The one that shares most with `span`, of equals the first in the text; null when none shares enough. */
  at(span: Span): Item | null {
    let best: Item | null = null;
    let bestShare = 0;
    // What begins further away than the span is long cannot share half.
    const least = span.start - (span.end - span.start);
    for (let index = this.firstFrom(least); index < this.byStart.length; index++) {
      const item = this.byStart[index];
      if (item === undefined || item.start >= span.end) break;
      const share = shareOf(item, span);
      if (share >= 0.5 && share > bestShare) [best, bestShare] = [item, share];
    }
    return best;
  }

  private firstFrom(start: number): number {
    let [low, high] = [0, this.byStart.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.byStart[middle]?.start ?? Infinity) < start) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function shareOf(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}
