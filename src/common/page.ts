import { z } from 'zod';
import { AppError } from './app-error.js';

/** Query parameters of every keyset-paged list: `?limit=&cursor=`. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many items at most (1 to 200).'),
  cursor: z.string().max(500).optional().describe('`nextCursor` of the previous page.'),
});
export type PageQuery = z.infer<typeof pageQuery>;

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

/** Response schema of a page of `item`. */
export const pageOf = <T extends z.ZodType>(item: T, id: string) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable() }).meta({ id });

/** Keyset position: the sort key (ISO time or number as text) and the id of the last row of a page. */
const position = z.tuple([z.string(), z.string()]);

/** A time as PostgreSQL prints it, with all its microseconds. */
const PG_TIME =
  /^(\d{4}-\d{2}-\d{2}) (?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{1,6})?[+-](?:0\d|1[0-5])(?::[0-5]\d){0,2}$/;
const ID = z.uuid();

const cursorInvalid = (): AppError =>
  new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');

/**
 * As `decodeCursor`, for a list ordered by time, then by id: both are such that PostgreSQL can read them.
 * @throws AppError CURSOR_INVALID
 */
export function decodeTimeCursor(cursor: string | undefined): [time: string, id: string] | null {
  const decoded = decodeCursor(cursor);
  if (!decoded) return null;
  const day = PG_TIME.exec(decoded[0])?.[1] ?? '';
  const exists = new Date(`${day}T00:00:00Z`);
  const isDay = !Number.isNaN(exists.getTime()) && exists.toISOString().startsWith(day);
  if (day === '' || !isDay || !ID.safeParse(decoded[1]).success) throw cursorInvalid();
  return decoded;
}

/** As `decodeCursor`, for a list whose position is an id alone. @throws AppError CURSOR_INVALID */
export function decodeIdCursor(cursor: string | undefined): string | null {
  const decoded = decodeCursor(cursor);
  if (decoded && !ID.safeParse(decoded[1]).success) throw cursorInvalid();
  return decoded?.[1] ?? null;
}

/** @throws AppError CURSOR_INVALID */
export function decodeCursor(cursor: string | undefined): [key: string, id: string] | null {
  if (cursor === undefined) return null;
  try {
    return position.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw cursorInvalid();
  }
}

/**
 * Makes a page of `limit` items out of `limit + 1` fetched rows: the extra row only tells whether more follow.
 * `keyOf` gives the sort key and id of a row.
 */
export function toPage<Row, T>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => [string, string],
  view: (row: Row) => T,
): Page<T> {
  const kept = rows.slice(0, limit);
  const last = rows.length > limit ? kept.at(-1) : undefined;
  const nextCursor = last ? Buffer.from(JSON.stringify(keyOf(last))).toString('base64url') : null;
  return { items: kept.map(view), nextCursor };
}

/** Response schema of a list that is short enough to come whole: shaped as a page, so that clients treat all alike. */
export const wholeListOf = <T extends z.ZodType>(item: T, id: string) =>
  z.object({ items: z.array(item), nextCursor: z.null() }).meta({ id });

/** The answer of such a list. */
export const wholeList = <T>(items: T[]): Page<T> & { nextCursor: null } => ({ items, nextCursor: null });
