import type { ScaleLinear } from 'd3-scale';
import { FIGURE_WIDTH, type Mark } from './figure.js';
import { periodName, whole } from './figure-text.js';

/** Every month from the first to the last of these (`2026-03`), without gaps. At most 200 years. */
export function everyMonth(months: readonly string[]): string[] {
  const sorted = months.toSorted();
  const [first] = sorted;
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const found: string[] = [];
  let [year = 0, month = 1] = first.split('-').map(Number);
  for (let step = 0; step < 2400; step += 1) {
    const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
    found.push(name);
    if (name >= last) break;
    [year, month] = month === 12 ? [year + 1, 1] : [year, month + 1];
  }
  return found;
}

/** Room for a name such as "Sep 2026". */
const TICK = 60;

/** Names of periods below an axis: as many as there is room for. */
export function periodTicks(places: readonly { period: string; x: number }[]): { x: number; text: string }[] {
  const [first] = places;
  const second = places[1];
  const apart = first && second ? second.x - first.x : Infinity;
  const every = Math.max(1, Math.ceil((TICK + 14) / apart));
  return places
    .filter((_, index) => index % every === 0)
    .map(({ period, x }) => ({ x: Math.min(x, FIGURE_WIDTH - TICK / 2), text: periodName(period) }));
}

interface AxisOptions {
  left: number;
  right: number;
  /** Only whole numbers, for counts. */
  whole?: boolean;
}

/** Lines across a figure with what they stand for at the left. */
export function axisLines(y: ScaleLinear<number, number>, { left, right, whole: counts = false }: AxisOptions): Mark[] {
  const ticks = y.ticks(4).filter((value) => !counts || Number.isInteger(value));
  return ticks.flatMap((value): Mark[] => [
    {
      kind: 'stroke',
      points: [
        [left, y(value)],
        [right, y(value)],
      ],
      paint: 'soft',
      width: value === 0 ? 1 : 0.35,
    },
    { kind: 'words', x: left - 8, y: y(value) + 4, text: whole(value), size: 12, anchor: 'end', paint: 'soft' },
  ]);
}
