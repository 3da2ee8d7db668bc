import type { OwnProperties } from '../own-properties.js';
import { normaliseDate } from '../published-at.js';

/** Reads a PDF's information dictionary: what viewers show under "Properties". Null wherever nothing is stated. */
export function pdfProperties(info: Readonly<Record<string, unknown>>): OwnProperties {
  return {
    title: stringOf(info['Title']),
    author: stringOf(info['Author']),
    created: dateOf(info['CreationDate']),
    modified: dateOf(info['ModDate']),
    language: stringOf(info['Language']),
  };
}

/** `D:20240503080000+02'00'`, of which only the year is required; a day at least is wanted here. */
function dateOf(value: unknown): string | null {
  const found = /^(?:D:)?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?(?:Z|([+-]\d\d)'?(\d\d)?)?)?/.exec(
    stringOf(value) ?? '',
  );
  if (!found) return null;
  const [, year = '', month, day, hour, minute, second = '00', zoneHour = '+00', zoneMinute = '00'] = found;
  const date = `${year}-${month}-${day}`;
  // Before there was PDF, it is a clock that was never set.
  if (Number(year) < 1990) return null;
  return normaliseDate(hour === undefined ? date : `${date}T${hour}:${minute}:${second}${zoneHour}:${zoneMinute}`);
}

const stringOf = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? value : null);
