import type { SourceText } from '../../src/anchoring/source-text.js';
import type { Span } from '../../src/text/span.js';

/** What a method says of one claim. Methods that only find say `CURRENT` of all they find. */
export interface Placed {
  state: string;
  span: Span | null;
  reason: string | null;
}

/** A way to carry claims over. `prepare` does what is needed once for two texts. */
export interface Method {
  name: string;
  prepare(older: SourceText, newer: SourceText): (claim: Span) => Placed;
}

/** Intersection over union of two spans. */
export function iou(a: Span, b: Span): number {
  const shared = Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
  return shared / (a.end - a.start + (b.end - b.start) - shared);
}

/** From this intersection over union on, two spans are the same place. */
export const SAME_PLACE = 0.8;

export const isAt = (found: Span | null, truth: Span): boolean => found !== null && iou(found, truth) >= SAME_PLACE;

/** Said without anybody having to look. */
export const isSilent = ({ state }: Placed): boolean => state === 'CURRENT';

/** Said to have the same words. */
export const isSameWording = ({ state }: Placed): boolean => state === 'CURRENT' || state === 'CONTEXT_CHANGED';
