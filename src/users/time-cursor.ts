import { z } from 'zod';
import { AppError } from '../common/app-error.js';
import { decodeCursor } from '../common/page.js';

/** Where a page of a list ordered by creation ends. */
export interface TimePosition {
  createdAt: Date;
  id: string;
}

const position = z.tuple([z.iso.datetime(), z.uuid()]);

/** @throws AppError CURSOR_INVALID */
export function decodeTimeCursor(cursor: string | undefined): TimePosition | null {
  const decoded = decodeCursor(cursor);
  if (!decoded) return null;
  const parsed = position.safeParse(decoded);
  if (!parsed.success) {
    throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
  }
  return { createdAt: new Date(parsed.data[0]), id: parsed.data[1] };
}

/** Sort key of a row for `toPage`. */
export const timeKey = ({ createdAt, id }: TimePosition): [string, string] => [createdAt.toISOString(), id];
