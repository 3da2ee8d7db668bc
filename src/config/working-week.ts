import { z } from 'zod';

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

const entriesOf = (value: string): string[] =>
  value
    .split(',')
    .map((entry) => entry.trim().toLowerCase())
    .filter((entry) => entry !== '');

/** Days of the week, such as `sat,sun`, as numbers (0 is Sunday); `none` for a desk that works every day. */
export const weekdayList = z.string().transform((value, context): number[] => {
  const entries = entriesOf(value).filter((entry) => entry !== 'none');
  const days = [...new Set(entries.map((entry) => DAYS.indexOf(entry.slice(0, 3))))];
  if (days.includes(-1)) {
    context.addIssue({ code: 'custom', message: 'must list days of the week, for example: sat,sun' });
  }
  if (days.length === DAYS.length) {
    context.addIssue({ code: 'custom', message: 'must leave a day on which the desk works' });
  }
  return days;
});

/** Days, such as `2026-12-25,2027-01-01`. */
export const dayList = z.string().transform((value, context): string[] => {
  const entries = entriesOf(value);
  for (const entry of entries) {
    if (z.iso.date().safeParse(entry).success) continue;
    context.addIssue({ code: 'custom', message: `"${entry}" is not a day; an example: 2026-12-25` });
  }
  return entries;
});
