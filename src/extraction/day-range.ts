/** A day as `YYYY-MM-DD`; days compare as texts. */
export type Day = string;

/** Days from the first to the last; the same for a single day. */
export interface DayRange {
  from: Day;
  to: Day;
}

export type CalendarUnit = 'day' | 'week' | 'month' | 'quarter' | 'year';

/** The day at the beginning of `YYYY-MM-DD` or of an ISO 8601 instant, as it is written there; null when it is none. */
export function dayOf(time: string): Day | null {
  const day = time.slice(0, 10);
  if (!/^(?!0000)\d{4}-\d{2}-\d{2}$/.test(day)) return null;
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day) ? day : null;
}

/** Noon UTC of a day: far from both its neighbours, whatever is added. */
export const noonOf = (day: Day): Date => new Date(`${day}T12:00:00Z`);

/** The day of an instant in UTC; null outside the years 1 to 9999, which `Day` cannot write. */
export function dayAt(date: Date): Day | null {
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date.toISOString().slice(0, 10) : null;
}

/** The whole unit that `day` lies in. Weeks begin on Monday. */
export function unitAround(day: Day, unit: CalendarUnit): DayRange {
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  switch (unit) {
    case 'day':
      return { from: day, to: day };
    case 'week': {
      const from = addDays(day, -((weekdayOf(day) + 6) % 7));
      return { from, to: addDays(from, 6) };
    }
    case 'month':
      return { from: `${day.slice(0, 7)}-01`, to: lastDayOf(year, month) };
    case 'quarter': {
      const first = month - ((month - 1) % 3);
      return { from: `${year}-${twoDigits(first)}-01`, to: lastDayOf(year, first + 2) };
    }
    case 'year':
      return { from: `${year}-01-01`, to: `${year}-12-31` };
  }
}

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (day: Day): number => noonOf(day).getUTCDay();

/** `days` may be negative. Only for steps of a few weeks: the caller's day is not at the end of the calendar. */
export function addDays(day: Day, days: number): Day {
  const date = noonOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayAt(date) ?? day;
}

function lastDayOf(year: string, month: number): Day {
  const days = new Date(Date.UTC(2000 + (Number(year) % 400), month, 0)).getUTCDate();
  return `${year}-${twoDigits(month)}-${days}`;
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');
