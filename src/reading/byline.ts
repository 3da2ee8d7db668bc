/** Longer ones are biographies. */
const MAX_BYLINE = 150;

const LEADING = /^(?:(?:written|posted|reported|published|words) by|story by|by|von|par|por|author|text)\b[:\s]+/i;

/** From here on a byline is a date, an address, or the paper's name. */
const REST =
  /\s+[|•·]\s.*|\s+[-–—]\s+(?=.*\d{4}).*|[\s,]+(?:on\s+)?(?:mon|tues|wednes|thurs|fri|satur|sun)day\b.*|[\s,(]+(?:published|updated|posted|last modified|follow)\b.*|[\s,(]*(?:https?:|www\.|@)\S.*|[\s,(]*\S+@\S+.*|[\s,]+(?:on\s+)?\p{L}{3,9}\.? \d{1,2},? \d{4}.*|[\s,]+\d{1,2}[ ./-]\S+[ ./-]\d{2,4}.*/iu;

const NOBODY = /^(?:admin|administrator|webmaster|editor|author|user|anonymous|unknown|null|undefined)$/i;

/** The names in a byline: without "By", dates and addresses. Null when nothing of a name is left. */
export function cleanByline(raw: string | null | undefined): string | null {
  let line = raw?.slice(0, 1000).replace(/\s+/g, ' ').trim() ?? '';
  line = line
    .replace(LEADING, '')
    .replace(REST, '')
    .replace(/^[\s,;:|•·–—-]+|[\s,;:|•·–—(-]+$/g, '');
  if (!/^\D*\p{L}{2}/u.test(line) || line.length > MAX_BYLINE || NOBODY.test(line)) return null;
  return line;
}
