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

const MONTH = '(January|February|March|April|May|June|July|August|September|October|November|December)';
const DAY_MONTH = new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)? ${MONTH},? (\\d{4})\\b`, 'i');
const MONTH_DAY = new RegExp(`\\b${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i');
const ISO_DAY = /\b(\d{4})-(\d{2})-(\d{2})\b/;

/**
 * A date from mark-up in one form: `YYYY-MM-DD` for a day, an ISO 8601 instant in UTC for a time. A time without a
 * zone is taken as UTC, so that the result does not depend on where the server stands. Null for anything else.
 */
export function normaliseDate(raw: string | null | undefined): string | null {
  const value = raw?.trim() ?? '';
  const found = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)\s?(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(value);
  if (!found) return dayInWords(value);
  const [, day = '', time, zone = 'Z'] = found;
  const parsed = new Date(
    time === undefined ? `${day}T00:00Z` : `${day}T${time}${zone.replace(/^(...)(\d\d)$/, '$1:$2')}`,
  );
  if (Number.isNaN(parsed.getTime())) return null;
  return time === undefined ? day : parsed.toISOString();
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
  return MONTHS.indexOf(name.toLowerCase()) + 1;
}

function checkedDay(year = '', month: number, day: number): string | null {
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  const parsed = new Date(`${text}T00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) ? text : null;
}
