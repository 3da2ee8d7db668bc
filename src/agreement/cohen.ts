import { always, type Estimator, undefinedFor } from './coefficient.js';
import { MAX_PAIRED_CATEGORIES } from './disagreement.js';

/** The ratings two people gave to the same units: how often the first said a and the second said b. */
export class RatingPairs {
  readonly first: number[] = [];
  readonly second: number[] = [];
  /** How often each pair of categories occurs. */
  readonly times: number[] = [];
  private readonly indexOf = new Map<number, number>();

  /** @param categoryCount categories are numbered from 0 in their order */
  constructor(readonly categoryCount: number) {}

  /** Adds units that the first rater gave category `a`, and the second `b`. */
  add(a: number, b: number, times = 1): void {
    const key = a * this.categoryCount + b;
    const known = this.indexOf.get(key);
    if (known !== undefined) {
      this.times[known] = (this.times[known] ?? 0) + times;
      return;
    }
    this.indexOf.set(key, this.times.length);
    this.first.push(a);
    this.second.push(b);
    this.times.push(times);
  }
}

/** Disagreement of two categories by their numbers, for weighted kappa. */
export const COHEN_WEIGHTS = {
  unweighted: (a: number, b: number): number => (a === b ? 0 : 1),
  linear: (a: number, b: number): number => Math.abs(a - b),
  quadratic: (a: number, b: number): number => (a - b) ** 2,
} as const;

/**
 * Cohen's kappa of two raters: 1 − observed / expected disagreement, where each rater's own shares say what is expected.
 * NO_OVERLAP without units that both rated, NO_VARIATION when both always gave the same category, TOO_MANY_CATEGORIES above
 * `MAX_PAIRED_CATEGORIES`.
 * @param disagreement of two categories, up to a factor: 0 for a category with itself
 */
export function cohenKappa(pairs: RatingPairs, disagreement: (a: number, b: number) => number): Estimator {
  const { first, second, categoryCount } = pairs;
  if (categoryCount > MAX_PAIRED_CATEGORIES) return always('TOO_MANY_CATEGORIES');
  return (times) => {
    const rows = new Float64Array(categoryCount);
    const columns = new Float64Array(categoryCount);
    let n = 0;
    let observed = 0;
    for (let i = 0; i < first.length; i += 1) {
      const [a = 0, b = 0, count = 0] = [first[i], second[i], times[i]];
      n += count;
      observed += count * disagreement(a, b);
      rows[a] = (rows[a] ?? 0) + count;
      columns[b] = (columns[b] ?? 0) + count;
    }
    if (n === 0) return undefinedFor('NO_OVERLAP');
    const expected = expectedSum(rows, columns, disagreement);
    return expected === 0 ? undefinedFor('NO_VARIATION') : 1 - (n * observed) / expected;
  };
}

function expectedSum(
  rows: Float64Array,
  columns: Float64Array,
  disagreement: (a: number, b: number) => number,
): number {
  const used = (margins: Float64Array): number[] => [...margins.keys()].filter((category) => margins[category] !== 0);
  const secondCategories = used(columns);
  let sum = 0;
  for (const a of used(rows)) {
    for (const b of secondCategories) sum += (rows[a] ?? 0) * (columns[b] ?? 0) * disagreement(a, b);
  }
  return sum;
}
