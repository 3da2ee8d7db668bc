import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AppError } from './app-error.js';
import { decodeCursor, decodeTimeCursor, pageQuery, toPage } from './page.js';

const codeOf = (work: () => unknown): string | null => {
  try {
    work();
    return null;
  } catch (error) {
    return error instanceof AppError ? error.code : String(error);
  }
};
const cursor = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe(toPage.name, () => {
  const rows = (count: number) => Array.from({ length: count }, (_, n) => ({ at: `2026-01-0${n}`, id: `id-${n}` }));
  const page = (count: number, limit: number) =>
    toPage(
      rows(count),
      limit,
      (row) => [row.at, row.id],
      (row) => row.id,
    );

  it('gives no cursor when nothing follows', () => {
    expect(page(2, 2)).toEqual({ items: ['id-0', 'id-1'], nextCursor: null });
    expect(page(0, 2)).toEqual({ items: [], nextCursor: null });
  });

  it('leaves the extra row out and points at the last row shown', () => {
    const { items, nextCursor } = page(3, 2);
    expect(items).toEqual(['id-0', 'id-1']);
    expect(decodeCursor(nextCursor ?? undefined)).toEqual(['2026-01-01', 'id-1']);
  });
});

describe(decodeCursor.name, () => {
  it('gives back every position that was put into a cursor', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (key, id) => {
        const { nextCursor } = toPage(
          [1, 2],
          1,
          () => [key, id],
          (row) => row,
        );
        expect(decodeCursor(nextCursor ?? undefined)).toEqual([key, id]);
      }),
    );
  });

  it('takes no cursor for the beginning', () => {
    expect(decodeCursor(undefined)).toBeNull();
  });

  it.each([
    ['nothing', ''],
    ['words', 'not a cursor'],
    ['an object', cursor({ key: 1 })],
    ['one value', cursor(['2026-01-01'])],
    ['three values', cursor(['2026-01-01', 'a', 'b'])],
    ['numbers', cursor([1, 2])],
    ['null', cursor(null)],
  ])('refuses %s', (_name, value) => {
    expect(codeOf(() => decodeCursor(value))).toBe('CURSOR_INVALID');
  });

  it('never fails in any other way, whatever it is given', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        expect([null, 'CURSOR_INVALID']).toContain(codeOf(() => decodeCursor(value)));
      }),
    );
  });
});

describe(decodeTimeCursor.name, () => {
  const ID = '11111111-1111-4111-8111-111111111111';

  it.each(['2026-11-22 07:11:36.784123+00', '2026-11-22 07:11:36+05:30', '2126-02-28 23:59:59.5-11'])(
    'takes a time as the database prints it: %s',
    (time) => {
      expect(decodeTimeCursor(cursor([time, ID]))).toEqual([time, ID]);
    },
  );

  it.each([
    'a',
    '',
    'infinity',
    'now',
    '2026-11-22',
    '2026-02-30 00:00:00+00',
    '2026-13-01 00:00:00+00',
    '2026-11-22 24:00:00+00',
    '2026-11-22 07:11:36+16',
    '2026-11-22 07:11:36',
    "2026-11-22 07:11:36+00'; --",
  ])('refuses any other: %s', (time) => {
    expect(codeOf(() => decodeTimeCursor(cursor([time, ID])))).toBe('CURSOR_INVALID');
  });

  it('refuses what is no id', () => {
    expect(codeOf(() => decodeTimeCursor(cursor(['2026-11-22 07:11:36+00', 'b'])))).toBe('CURSOR_INVALID');
  });
});

describe('the size of a page', () => {
  it.each([
    [{}, 50],
    [{ limit: '1' }, 1],
    [{ limit: '200' }, 200],
  ])('%j is %i', (query, limit) => {
    expect(pageQuery.parse(query).limit).toBe(limit);
  });

  it.each(['0', '201', '-1', '1.5', 'many', ['1', '2']])('%j is refused', (limit) => {
    expect(pageQuery.safeParse({ limit }).success).toBe(false);
  });
});
