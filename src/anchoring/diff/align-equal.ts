/** Indices `from` to `to` (exclusive) on either side. */
interface Stretch {
  oldFrom: number;
  oldTo: number;
  newFrom: number;
  newTo: number;
}

/**
 * Which of the new pieces are which of the old ones, in order: what is equal at both ends, then the pieces that are there
 * once on either side, in their longest common order, then the same again between those. In nearly linear time.
 *
 * @returns for each new piece the index of the old one, or -1
 */
export function alignEqual(older: readonly string[], newer: readonly string[]): number[] {
  const match = newer.map(() => -1);
  const open: Stretch[] = [{ oldFrom: 0, oldTo: older.length, newFrom: 0, newTo: newer.length }];
  for (let stretch = open.pop(); stretch; stretch = open.pop()) {
    const rest = trimEqual(older, newer, stretch, match);
    const anchors = longestRise(commonOnce(older, newer, rest));
    if (anchors.length === 0) continue;
    let { oldFrom, newFrom } = rest;
    for (const [oldAt, newAt] of anchors) {
      match[newAt] = oldAt;
      open.push({ oldFrom, oldTo: oldAt, newFrom, newTo: newAt });
      [oldFrom, newFrom] = [oldAt + 1, newAt + 1];
    }
    open.push({ ...rest, oldFrom, newFrom });
  }
  return match;
}

/** Matches what is equal at both ends. @returns what is left between. */
function trimEqual(older: readonly string[], newer: readonly string[], stretch: Stretch, match: number[]): Stretch {
  let { oldFrom, oldTo, newFrom, newTo } = stretch;
  while (oldFrom < oldTo && newFrom < newTo && older[oldFrom] === newer[newFrom]) match[newFrom++] = oldFrom++;
  while (oldFrom < oldTo && newFrom < newTo && older[oldTo - 1] === newer[newTo - 1]) match[--newTo] = --oldTo;
  return { oldFrom, oldTo, newFrom, newTo };
}

/** Pairs `[old, new]` of the pieces that stand exactly once on either side, in the order of the new side. */
function commonOnce(older: readonly string[], newer: readonly string[], stretch: Stretch): [number, number][] {
  const { oldFrom, oldTo, newFrom, newTo } = stretch;
  const places = new Map<string, { old: number; new: number }>();
  const TWICE = -2;
  const note = (piece: string, side: 'old' | 'new', at: number): void => {
    const place = places.get(piece) ?? { old: -1, new: -1 };
    place[side] = place[side] === -1 ? at : TWICE;
    places.set(piece, place);
  };
  for (let at = oldFrom; at < oldTo; at++) note(older[at] ?? '', 'old', at);
  for (let at = newFrom; at < newTo; at++) note(newer[at] ?? '', 'new', at);
  return [...places.values()]
    .filter((place) => place.old >= 0 && place.new >= 0)
    .sort((a, b) => a.new - b.new)
    .map((place) => [place.old, place.new]);
}

/** The longest run of pairs whose old indices rise too (patience sorting). */
function longestRise(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const before: number[] = [];
  for (const [index, [old]] of pairs.entries()) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] ?? 0]?.[0] ?? 0) < old) low = middle + 1;
      else high = middle;
    }
    before[index] = tops[low - 1] ?? -1;
    tops[low] = index;
  }
  const run: [number, number][] = [];
  for (let at = tops.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) {
    const pair = pairs[at];
    if (pair) run.push(pair);
  }
  return run.reverse();
}
