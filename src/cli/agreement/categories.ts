/** Plain decimal numbers, as spreadsheets write them; no hexadecimal, no "Infinity". */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/** The categories behind the values of a file. */
export interface Categories {
  count: number;
  /** What they stand for, rising; null when not all values are numbers. */
  values: number[] | null;
  /** Category of each value, by its number. */
  ofValue: Int32Array;
  /** The first value that is no number, when some are. */
  stray: string | null;
}

/**
 * Turns values into ordered categories. When all are numbers, the categories are these numbers (1, 1.0 and 01 are one) in
 * their order; otherwise each value is a category and there is no order.
 */
export function categoriesOf(values: readonly string[]): Categories {
  const stray = values.find((value) => numberOf(value) === null) ?? null;
  if (stray !== null) {
    const someAreNumbers = values.some((value) => numberOf(value) !== null);
    const ofValue = Int32Array.from(values.keys());
    return { count: values.length, values: null, ofValue, stray: someAreNumbers ? stray : null };
  }
  const numbers = values.map((value) => numberOf(value) ?? 0);
  const rising = [...new Set(numbers)].toSorted((a, b) => a - b);
  const rankOf = new Map(rising.map((value, rank) => [value, rank]));
  const ofValue = Int32Array.from(numbers, (value) => rankOf.get(value) ?? 0);
  return { count: rising.length, values: rising, ofValue, stray: null };
}

function numberOf(value: string): number | null {
  if (!NUMBER.test(value)) return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}
