import type { Span } from '../text/span.js';

/**
 * The finds that are not, for their greater part, inside a place that was split. There the desk has said what is claimed,
 * or has to settle it: neither the whole nor a half of it is new.
 */
export function withoutPartsOf<Find extends Span>(finds: readonly Find[], split: readonly Span[]): Find[] {
  if (split.length === 0) return [...finds];
  return finds.filter((find) => !split.some((place) => 2 * sharedBy(find, place) >= find.end - find.start));
}

const sharedBy = (a: Span, b: Span): number => Math.min(a.end, b.end) - Math.max(a.start, b.start);
