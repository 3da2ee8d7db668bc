/** The ratings of a unit, counted: so many of each category. Categories rise. */
export interface UnitPattern {
  categories: readonly number[];
  counts: readonly number[];
  /** Ratings in all. */
  size: number;
}

/**
 * Units gathered by what they look like: two units that got the same ratings, from whomever, are one pattern that occurs
 * twice. All coefficients but Cohen's need nothing else, so that what is held does not grow with the number of ratings,
 * but with the number of different units. Categories are numbered from 0 in their order.
 */
export class UnitPatterns {
  readonly patterns: UnitPattern[] = [];
  /** How often each pattern occurs. */
  readonly times: number[] = [];
  private readonly indexOf = new Map<string, number>();

  /** @param categoryCount how many categories raters could choose from (Gwet's q) */
  constructor(readonly categoryCount: number) {}

  /**
   * Adds units that all got these ratings, one category per rater in any order. Units without a rating are passed over.
   * @throws RangeError when a category is not one of `categoryCount`
   */
  add(ratings: readonly number[], times = 1): void {
    if (ratings.length === 0) return;
    const sorted = ratings.toSorted((a, b) => a - b);
    const key = sorted.join(' ');
    const known = this.indexOf.get(key);
    if (known !== undefined) {
      this.times[known] = (this.times[known] ?? 0) + times;
      return;
    }
    if (!sorted.every((category) => Number.isInteger(category) && category >= 0 && category < this.categoryCount)) {
      throw new RangeError(`categories are whole numbers from 0 to ${this.categoryCount - 1}`);
    }
    this.indexOf.set(key, this.patterns.length);
    this.patterns.push(counted(sorted));
    this.times.push(times);
  }

  /** Units with at least two ratings: only these can agree or disagree. */
  get pairableUnits(): number {
    return this.sumOver((pattern) => (pattern.size > 1 ? 1 : 0));
  }

  /** Units with at least one rating. */
  get units(): number {
    return this.sumOver(() => 1);
  }

  get ratings(): number {
    return this.sumOver((pattern) => pattern.size);
  }

  private sumOver(weight: (pattern: UnitPattern) => number): number {
    return this.patterns.reduce((sum, pattern, index) => sum + weight(pattern) * (this.times[index] ?? 0), 0);
  }
}

function counted(sorted: readonly number[]): UnitPattern {
  const categories: number[] = [];
  const counts: number[] = [];
  for (const category of sorted) {
    const last = categories.length - 1;
    if (categories[last] === category) counts[last] = (counts[last] ?? 0) + 1;
    else {
      categories.push(category);
      counts.push(1);
    }
  }
  return { categories, counts, size: sorted.length };
}
