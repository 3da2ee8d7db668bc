import { always, type Estimator, undefinedFor } from './coefficient.js';
import { type Disagreement, MAX_PAIRED_CATEGORIES, nominal, ranks, ratioOf, squaredDistance } from './disagreement.js';
import type { UnitPatterns } from './unit-patterns.js';

/**
 * Krippendorff's alpha with any disagreement of two categories: 1 − observed / expected disagreement. Units with fewer
 * than two ratings do not count. NO_OVERLAP without units that count, NO_VARIATION when nothing could disagree.
 * @param disagreement of two categories, or how to make it from the counts of the pairable ratings of each category
 */
export function krippendorffAlpha(
  table: UnitPatterns,
  disagreement: Disagreement | ((margins: Float64Array) => Disagreement),
): Estimator {
  const all = ranks(table.categoryCount);
  const fixed = typeof disagreement === 'function' ? null : observedSums(table, disagreement);
  return (times) => {
    const margins = pairableMargins(table, times);
    const n = margins.reduce((sum, count) => sum + count, 0);
    if (n === 0) return undefinedFor('NO_OVERLAP');
    const metric = typeof disagreement === 'function' ? disagreement(margins) : disagreement;
    // Asked of the counts, which are whole numbers: sums of distances may differ from 0 by rounding.
    const isVaried = margins.filter((count) => count > 0).length > 1;
    const expected = isVaried ? metric.sum(all, margins) : 0;
    if (expected === 0) return undefinedFor('NO_VARIATION');
    const observed = dot(fixed ?? observedSums(table, metric), times);
    return 1 - ((n - 1) * observed) / expected;
  };
}

/** Alpha for categories that are only the same or not. */
export const nominalAlpha = (table: UnitPatterns): Estimator => krippendorffAlpha(table, nominal);

/**
 * Alpha for ordered categories. The distance of two is the number of pairable ratings between them, each end by half:
 * the difference of their mid-ranks. So it comes from the data, and is not that of weights by rank.
 */
export const ordinalAlpha = (table: UnitPatterns): Estimator =>
  krippendorffAlpha(table, (margins) => squaredDistance(midRanks(margins)));

/** Alpha for values whose differences mean something. @param values of the categories, rising */
export const intervalAlpha = (table: UnitPatterns, values: readonly number[]): Estimator =>
  krippendorffAlpha(table, squaredDistance(values));

/**
 * Alpha for values whose ratios mean something. NEGATIVE_VALUES when there are any; TOO_MANY_CATEGORIES above
 * `MAX_PAIRED_CATEGORIES`.
 * @param values of the categories, rising
 */
export function ratioAlpha(table: UnitPatterns, values: readonly number[]): Estimator {
  if (values.some((value) => value < 0)) return always('NEGATIVE_VALUES');
  if (values.length > MAX_PAIRED_CATEGORIES) return always('TOO_MANY_CATEGORIES');
  return krippendorffAlpha(table, ratioOf(values));
}

/** How often each category occurs in units with two ratings or more. */
function pairableMargins({ patterns, categoryCount }: UnitPatterns, times: ArrayLike<number>): Float64Array {
  const margins = new Float64Array(categoryCount);
  patterns.forEach(({ categories, counts, size }, index) => {
    const count = times[index] ?? 0;
    if (size < 2 || count === 0) return;
    for (let i = 0; i < categories.length; i += 1) {
      const category = categories[i] ?? 0;
      margins[category] = (margins[category] ?? 0) + count * (counts[i] ?? 0);
    }
  });
  return margins;
}

/** Of each pattern once: the disagreement of its pairs, divided by its ratings but one. */
const observedSums = ({ patterns }: UnitPatterns, metric: Disagreement): Float64Array =>
  Float64Array.from(patterns, ({ categories, counts, size }) =>
    size < 2 ? 0 : metric.sum(categories, counts) / (size - 1),
  );

function dot(values: Float64Array, times: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i += 1) sum += (values[i] ?? 0) * (times[i] ?? 0);
  return sum;
}

function midRanks(margins: Float64Array): Float64Array {
  let below = 0;
  return margins.map((count) => {
    const middle = below + count / 2;
    below += count;
    return middle;
  });
}
