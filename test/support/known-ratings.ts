import { RatingPairs } from '../../src/agreement/cohen.js';
import { UnitPatterns } from '../../src/agreement/unit-patterns.js';

/** One string per unit, one character per rater, `.` for a missing rating; from the publications named in docs/agreement.md. */
export const DATA = {
  K2: '10 11 01 00 00 01 00 01 00 00',
  K3: 'aa ab bb bb bb bb bc cc cc cc cc cc',
  K4: '11.1 2232 3333 3333 2222 1234 4444 1121 2222 .555 ..11 ..3.',
  K80: '111 122 222 444 144 222 123 333 222',
  F71:
    '444444 222555 233335 555555 222444 113333 333355 113334 114444 555555 144444 124444 222333 144444 224445 333335 ' +
    '111455 111112 224444 133555 555555 244444 224555 114444 144445 222224 111155 224444 133333 555555',
} as const;

/** How often each category was given to each unit, by 14 and by 6 raters. */
export const COUNTS = {
  FW: '0/0/0/0/14 0/2/6/4/2 0/0/3/5/6 0/3/9/2/0 2/2/8/1/1 7/7/0/0/0 3/2/6/3/0 2/5/3/2/2 6/5/2/1/0 0/2/2/3/7',
  G6:
    '0/0/0/6/0 0/3/0/0/3 0/1/4/0/1 0/0/0/0/6 0/3/0/3/0 2/0/4/0/0 0/0/4/0/2 2/0/3/1/0 2/0/0/4/0 0/0/0/0/6 1/0/0/5/0 ' +
    '1/1/0/4/0 0/3/3/0/0 1/0/0/5/0 0/2/0/3/1',
} as const;

/** Ratings by unit; the categories are the characters that occur, in their order. */
export function ratingsOf(data: string): number[][] {
  const characters = [...new Set(data.replaceAll(/[. ]/g, ''))].toSorted();
  return data
    .split(' ')
    .map((unit) => [...unit].filter((mark) => mark !== '.').map((mark) => characters.indexOf(mark)));
}

export function patternsOf(ratings: readonly (readonly number[])[], categoryCount: number): UnitPatterns {
  const patterns = new UnitPatterns(categoryCount);
  for (const unit of ratings) patterns.add(unit);
  return patterns;
}

/** Of data as in `DATA`. */
export const patternsIn = (data: string): UnitPatterns => {
  const ratings = ratingsOf(data);
  return patternsOf(ratings, 1 + Math.max(...ratings.flat()));
};

/** Of counts as in `COUNTS`. */
export const patternsOfCounts = (counts: string): UnitPatterns => {
  const rows = counts.split(' ').map((row) => row.split('/').map(Number));
  return patternsOf(
    rows.map((row) => row.flatMap((count, category) => Array<number>(count).fill(category))),
    rows[0]?.length ?? 0,
  );
};

/** Of a table of counts: rows are the first rater's categories, columns the second's. */
export function pairsOf(table: readonly (readonly number[])[]): RatingPairs {
  const pairs = new RatingPairs(table.length);
  table.forEach((row, first) => row.forEach((count, second) => count > 0 && pairs.add(first, second, count)));
  return pairs;
}

/** The same by unit. */
export function patternsOfTable(table: readonly (readonly number[])[]): UnitPatterns {
  const patterns = new UnitPatterns(table.length);
  table.forEach((row, first) => row.forEach((count, second) => count > 0 && patterns.add([first, second], count)));
  return patterns;
}

/** Tables of two raters that are in several publications. */
export const TABLES = {
  cohen37: [
    [25, 12, 3],
    [13, 2, 15],
    [12, 16, 2],
  ],
  cohen45: [
    [88, 14, 18],
    [10, 40, 10],
    [2, 6, 12],
  ],
  artstein1: [
    [20, 10],
    [20, 50],
  ],
  artstein2: [
    [46, 0, 0],
    [6, 32, 6],
    [0, 0, 10],
  ],
  agresti: [
    [22, 2, 2, 0],
    [5, 7, 14, 0],
    [0, 2, 36, 0],
    [0, 1, 17, 10],
  ],
  gwet: [
    [13, 0, 0],
    [0, 20, 7],
    [0, 4, 56],
  ],
  krippendorffA: [
    [12, 9, 9],
    [9, 14, 9],
    [9, 9, 20],
  ],
  krippendorffB: [
    [12, 18, 18],
    [0, 14, 18],
    [0, 0, 20],
  ],
  likert: [
    [20, 5, 1, 0],
    [4, 15, 6, 1],
    [0, 5, 18, 4],
    [0, 1, 3, 12],
  ],
  prevalent: [
    [80, 7],
    [8, 5],
  ],
} as const;
