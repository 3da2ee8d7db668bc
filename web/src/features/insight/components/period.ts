import type { InsightSearch } from '../../../lib/insight-search';
import type { Days } from '../api/insight';

/** The days of the address; the last 90 without any. */
export function daysOf({ from, to }: InsightSearch): Days {
  const last = to ?? dayText(new Date());
  return { from: from !== undefined && from <= last ? from : daysBefore(last, 89), to: last };
}

/** A day in the person's zone. */
export const dayText = (date: Date): string =>
  [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export function daysBefore(day: string, count: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() - count);
  return dayText(date);
}
