import { RatingPairs } from '../../agreement/cohen.js';
import { UnitPatterns } from '../../agreement/unit-patterns.js';

/** Ratings in one piece of the store. */
const CHUNK = 1 << 16;
/** Numbers kept of a rating: unit, rater, value, line. */
const FIELDS = 4;

/** The same rater rated the same unit in each of these lines. */
export interface Duplicate {
  unit: string;
  rater: string;
  lines: [first: number, second: number];
}

/** Ratings by unit: `order` from `starts[unit]` to before `starts[unit + 1]` has the ratings of a unit. */
interface Groups {
  order: Int32Array;
  starts: Int32Array;
}

/**
 * Ratings as four whole numbers each (16 bytes), beside each name once: the rows of a file come in any order, so that the
 * ratings of a unit are only together when all have been read.
 */
export class RatingTable {
  readonly units = new Names();
  readonly raters = new Names();
  readonly values = new Names();
  ratings = 0;
  private readonly chunks: Int32Array[] = [];
  /** Made when first asked for, and again when ratings have come since. */
  private groups: Groups | null = null;

  /** Takes a row in. An empty value is a missing rating: the unit and the rater are known, and nothing else. */
  add(unit: string, rater: string, value: string, line: number): void {
    const unitNumber = this.units.numberOf(unit);
    const raterNumber = this.raters.numberOf(rater);
    if (value === '') return;
    const at = (this.ratings % CHUNK) * FIELDS;
    if (at === 0) this.chunks.push(new Int32Array(CHUNK * FIELDS));
    this.chunks.at(-1)?.set([unitNumber, raterNumber, this.values.numberOf(value), line], at);
    this.ratings += 1;
    this.groups = null;
  }

  /** Up to `limit` ratings that a rater gave to a unit that they had rated before, in no order. */
  duplicates(limit: number): Duplicate[] {
    const found: Duplicate[] = [];
    // Of each rater: the last rating met, of whatever unit.
    const lastOf = new Int32Array(this.raters.count).fill(-1);
    for (const unit of this.grouped()) {
      for (const rating of unit) {
        const rater = this.field(rating, 1);
        const last = lastOf[rater] ?? -1;
        if (last >= 0 && this.field(last, 0) === this.field(rating, 0)) found.push(this.duplicate(last, rating));
        if (found.length === limit) return found;
        lastOf[rater] = rating;
      }
    }
    return found;
  }

  /** The units by what they look like. @param category number of the category a value (by number) belongs to */
  patterns(category: Int32Array, categoryCount: number): UnitPatterns {
    const patterns = new UnitPatterns(categoryCount);
    for (const unit of this.grouped()) patterns.add(Array.from(unit, (rating) => category[this.field(rating, 2)] ?? 0));
    return patterns;
  }

  /** What the two raters gave the units both rated; null when there are not exactly two. */
  pairs(category: Int32Array, categoryCount: number): RatingPairs | null {
    if (this.raters.count !== 2) return null;
    const pairs = new RatingPairs(categoryCount);
    for (const [one, other] of this.grouped()) {
      if (one === undefined || other === undefined) continue;
      const [first, second] = this.field(one, 1) === 0 ? [one, other] : [other, one];
      pairs.add(category[this.field(first, 2)] ?? 0, category[this.field(second, 2)] ?? 0);
    }
    return pairs;
  }

  private duplicate(first: number, second: number): Duplicate {
    const unit = this.units.nameOf(this.field(first, 0));
    return {
      unit,
      rater: this.raters.nameOf(this.field(first, 1)),
      lines: [this.field(first, 3), this.field(second, 3)],
    };
  }

  /** The ratings of each unit, by their numbers, in the order of the file. */
  private *grouped(): Generator<Int32Array> {
    this.groups ??= this.byUnit();
    const { order, starts } = this.groups;
    for (let unit = 0; unit < this.units.count; unit += 1) {
      yield order.subarray(starts[unit] ?? 0, starts[unit + 1] ?? 0);
    }
  }

  /** Sorted by counting: where the ratings of a unit begin, then each into its place. */
  private byUnit(): Groups {
    const starts = new Int32Array(this.units.count + 1);
    for (let rating = 0; rating < this.ratings; rating += 1) {
      const after = this.field(rating, 0) + 1;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let unit = 1; unit < starts.length; unit += 1) starts[unit] = (starts[unit] ?? 0) + (starts[unit - 1] ?? 0);
    const next = starts.slice();
    const order = new Int32Array(this.ratings);
    for (let rating = 0; rating < this.ratings; rating += 1) {
      const unit = this.field(rating, 0);
      const place = next[unit] ?? 0;
      order[place] = rating;
      next[unit] = place + 1;
    }
    return { order, starts };
  }

  private field(rating: number, field: number): number {
    return this.chunks[Math.floor(rating / CHUNK)]?.[(rating % CHUNK) * FIELDS + field] ?? 0;
  }
}

/** Names by number, from 0 as they come. */
class Names {
  private readonly numbers = new Map<string, number>();
  private readonly names: string[] = [];

  get count(): number {
    return this.names.length;
  }

  numberOf(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    // A copy: a part of a longer text keeps the whole of it in memory.
    const own = Buffer.from(name).toString();
    this.numbers.set(own, this.names.length);
    return this.names.push(own) - 1;
  }

  nameOf(number: number): string {
    return this.names[number] ?? '';
  }

  all(): readonly string[] {
    return this.names;
  }
}
