const MONTHS = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const MONTH =
  '(January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)';
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH}\\.?,? (\\d{4})\\b`, 'i');
const MONTH_DAY = new RegExp(`\\b${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i');
/** There were no newspapers before. */
const FIRST_YEAR = 1600;

const ISO_DAY = /\b(\d{4})-(\d{2})-(\d{2})\b/;

/**
 * A date from mark-up in one form: `YYYY-MM-DD` for a day, an ISO 8601 instant in UTC for a time. A time without a
 * zone is taken as UTC, so that the result does not depend on where the server stands. Null for anything else.
 */
export function normaliseDate(raw: string | null | undefined): string | null {
  const value = raw?.trim() ?? '';
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(value);
  if (!found) return instantOf(value) ?? dayInWords(value);
  const [, day = '', time, zone = 'Z'] = found;
  const parsed = new Date(
    time === undefined ? `${day}T00:00Z` : `${day}T${time}${zone.replace(/^(...)(\d\d)$/, '$1:$2')}`,
  );
  // Systems without a date write the year 1.
  if (Number.isNaN(parsed.getTime()) || parsed.getUTCFullYear() < FIRST_YEAR) return null;
  return time === undefined ? day : parsed.toISOString();
}

/** An instant as mail and feeds write it (`Tue, 19 Nov 2019 14:00:00 GMT`), or in milliseconds or seconds since 1970. */
function instantOf(value: string): string | null {
  const isMailDate = /^(?:[a-z]{3}, )?\d{1,2} [a-z]{3} \d{4} \d{2}:\d{2}(?::\d{2})? (?:GMT|UTC|Z|[+-]\d{4})$/i.test(
    value,
  );
  const time = /^\d{13}$/.test(value) ? Number(value) : /^1\d{9}$/.test(value) ? Number(value) * 1000 : null;
  if (!isMailDate && time === null) return null;
  const parsed = new Date(time ?? value);
  return Number.isNaN(parsed.getTime()) ? null : parsed.toISOString();
}

/** The first English or ISO calendar day a short line names ("Friday, 3 May 2024"), as `YYYY-MM-DD`, or null. */
export function dayInWords(line: string): string | null {
  const short = line.slice(0, 300);
  const iso = ISO_DAY.exec(short);
  if (iso) return checkedDay(iso[1], Number(iso[2]), Number(iso[3]));
  const monthFirst = MONTH_DAY.exec(short);
  if (monthFirst) return checkedDay(monthFirst[3], monthNumber(monthFirst[1]), Number(monthFirst[2]));
  const dayFirst = DAY_MONTH.exec(short);
  if (dayFirst) return checkedDay(dayFirst[3], monthNumber(dayFirst[2]), Number(dayFirst[1]));
  return null;
}

function monthNumber(name = ''): number {
  const start = name.toLowerCase().slice(0, 3);
  return MONTHS.findIndex((month) => month.startsWith(start)) + 1;
}

function checkedDay(year = '', month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const parsed = new Date(`${text}T00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? text : null;
}
