import { casual } from 'chrono-node/en';
import { isAnnounced } from './announced-day.js';
import {
  addDays,
  type CalendarUnit,
  type Day,
  dayAt,
  dayOf,
  type DayRange,
  noonOf,
  unitAround,
  weekdayOf,
} from './day-range.js';
import type { RelativeDate } from './extractor.port.js';

/** A form of words that names a date relative to the day of writing. */
interface Form {
  pattern: RegExp;
  /** @returns null when the words mean no date that can be told */
  resolve: (named: Named) => DayRange | null;
}

/** Words that were found, with what their meaning depends on. */
interface Named {
  groups: Record<string, string | undefined>;
  sentence: string;
  start: number;
  end: number;
  published: Day;
}

/** Longer "sentences" are tables or text without full stops. */
const MAX_LENGTH = 2000;

/** Without one of these words there is no relative date; most sentences end here. */
const HINT = /\b(?:yesterday|today|tonight|tomorrow|ago|last|past|next|this|coming|\w{3,6}day)\b/i;

const NUMBER = String.raw`\d{1,3}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve`;
/** "His last year" is the last one he had; "the next day" is the one after what was told before. */
const NOT_OWN = String.raw`(?<!\b(?:the|that|his|her|its|their|our|my|your)\s+)`;
/** "The last week of March". */
const NOT_OF = String.raw`(?![-\w]|\s+of\b)`;
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WEEKDAY = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';
/** Other days than the nearest one, feasts and newspapers: "every Monday", "Black Friday", "The Mail on Sunday". */
const NO_DAY_BEFORE = new RegExp(
  String.raw`(?:\b(?:an?|any|ash|black|bloody|cyber|each|easter|every|first|following|good|holy|last|mail\s+on|maundy|next|one|palm|previous|same|second|some|super|that|the|third|whit)\s+|\b(?:${WEEKDAY})\s*(?:to|through|–|-)\s*|[-\w])$`,
  'i',
);
/** A span of weekdays, a date in full ("Monday, 3 May"), a newspaper. */
const NO_DAY_AFTER = new RegExp(
  String.raw`^(?:[-\w]|\s*(?:to|through|–)\s*(?:${WEEKDAY})\b|,?\s+(?:the\s+)?\d|,?\s+(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b|\s+(?:Times|Telegraph|Mirror|Herald|Post|Mail|People|World)\b)`,
);

const FORMS: readonly Form[] = [
  {
    pattern:
      /\b(?:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow|yesterday|tomorrow|(?:earlier\s+|later\s+)?today|tonight|this\s+(?:morning|afternoon|evening)|last\s+night)\b/gi,
    resolve: ({ sentence, start, end, published }) =>
      around(sentence.slice(start, end).replace(/^(?:earlier|later)\s+/i, ''), 'day', published),
  },
  {
    pattern: new RegExp(
      String.raw`${NOT_OWN}\b(?:(?<part>earlier|later)\s+)?(?<which>last|this|next)\s+(?<unit>week|month|quarter|year)\b${NOT_OF}`,
      'gi',
    ),
    resolve: calendarUnit,
  },
  {
    pattern: new RegExp(String.raw`${NOT_OWN}\b(?<which>last|this|next)\s+weekend\b${NOT_OF}`, 'gi'),
    resolve: weekend,
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\b(?:than|least|most|over|under|nearly|almost)\s+)\b(?<count>an?|one|${NUMBER})\s+(?<unit>day|week|month|quarter|year)s?\s+ago\b`,
      'gi',
    ),
    resolve: ({ groups, published }) => around(`${groups['count']} ${groups['unit']}s ago`, unitOf(groups), published),
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\b(?:his|her|its|their|our|my|your)\s+)\b(?:the\s+)?(?:(?<way>last|past|next|coming)\s+(?<count>${NUMBER})\s+(?<units>day|week|month|year)s|the\s+(?<whole>past|coming)\s+(?<unit>week|month|quarter|year))\b${NOT_OF}`,
      'gi',
    ),
    resolve: stretch,
  },
  {
    pattern: new RegExp(String.raw`(?:(?<which>[Ll]ast|[Tt]his|[Nn]ext)\s+)?(?<weekday>${WEEKDAY})`, 'g'),
    resolve: weekday,
  },
];

/**
 * The dates that an English sentence names relative to the day it was published on ("last Friday", "two months ago",
 * "earlier this year"), in order, each with its words and the days they mean. Dates that say their own month or year are
 * not listed, nor are those that count from another date in the text ("the next day", "two weeks later").
 *
 * A bare weekday is the most recent such day, the day of publication included, unless the sentence announces it
 * (`isAnnounced`): then it is the coming one. Weeks begin on Monday. "Two months ago" is that whole month: a statement is
 * as exact as its unit.
 *
 * @param publishedAt `YYYY-MM-DD` or an ISO 8601 instant; without it nothing can be resolved
 * @param offset where the sentence begins in its document; added to every span
 */
export function relativeDates(sentence: string, publishedAt: string | null, offset = 0): RelativeDate[] {
  const head = sentence.slice(0, MAX_LENGTH);
  if (publishedAt === null || !HINT.test(head)) return [];
  const published = dayOf(publishedAt);
  if (published === null) return [];
  const found = FORMS.flatMap((form) => datesOf(form, head, published));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  const separate = found.filter((date, i) => !found.slice(0, i).some((earlier) => earlier.end > date.start));
  return separate.map((date) => ({ ...date, start: date.start + offset, end: date.end + offset }));
}

function datesOf({ pattern, resolve }: Form, sentence: string, published: Day): RelativeDate[] {
  return [...sentence.matchAll(pattern)].flatMap((match) => {
    const start = match.index;
    const end = start + match[0].length;
    const range = resolve({ groups: match.groups ?? {}, sentence, start, end, published });
    return range === null ? [] : [{ text: match[0], start, end, ...range }];
  });
}

/** The unit around the day that the words mean. */
function around(words: string, unit: CalendarUnit, published: Day): DayRange | null {
  // From the 31st, chrono counts a month back into the same month; from the first it cannot.
  const isLong = unit === 'month' || unit === 'quarter' || unit === 'year';
  const day = dayMeant(words, isLong ? unitAround(published, 'month').from : published);
  return day === null ? null : unitAround(day, unit);
}

function dayMeant(words: string, from: Day): Day | null {
  const [result] = casual.parse(words.replace(/\s+/g, ' '), { instant: noonOf(from), timezone: 0 });
  return result === undefined ? null : dayAt(result.date());
}

function calendarUnit({ groups, published }: Named): DayRange | null {
  const { which = '', part } = groups;
  const unit = unitOf(groups);
  const isThis = which.toLowerCase() === 'this';
  const range = isThis ? unitAround(published, unit) : around(`${which} ${unit}`, unit, published);
  if (range === null || !isThis || part === undefined) return range;
  return part.toLowerCase() === 'earlier' ? { ...range, to: published } : { ...range, from: published };
}

/** Saturday and Sunday. A bare "this weekend" in the past tense, in a paper of the week, is the one just gone. */
function weekend({ groups, sentence, start, end, published }: Named): DayRange | null {
  const { to: sunday } = unitAround(published, 'week');
  const isNow = weekdayOf(published) % 6 === 0;
  const which = (groups['which'] ?? '').toLowerCase();
  const isGone = which === 'this' && !isNow && !isAnnounced(sentence, start, end);
  const weeks = which === 'next' ? 1 : which === 'last' || isGone ? -1 : 0;
  const last = addDays(sunday, 7 * weeks);
  return { from: addDays(last, -1), to: last };
}

/** From the day of publication back or on. */
function stretch({ groups, published }: Named): DayRange | null {
  const way = groups['way'] ?? groups['whole'] ?? '';
  const isBack = /^(?:last|past)$/i.test(way);
  const unit = groups['units'] ?? groups['unit'] ?? '';
  const words = `${groups['count'] ?? 'one'} ${unit}s`;
  const isLong = /^(?:month|quarter|year)$/i.test(unit);
  const from = isLong ? unitAround(published, 'month').from : published;
  const day = dayMeant(isBack ? `${words} ago` : `in ${words}`, from);
  if (day === null) return null;
  const other = isLong ? sameDayIn(day, published) : day;
  return isBack ? { from: other, to: published } : { from: published, to: other };
}

/** The day of the month of `published` in another month, or that month's last day. */
function sameDayIn(month: Day, published: Day): Day {
  const { to } = unitAround(month, 'month');
  const day = `${month.slice(0, 8)}${published.slice(8)}`;
  return day < to ? day : to;
}

function weekday({ groups, sentence, start, end, published }: Named): DayRange | null {
  const { which, weekday: name = '' } = groups;
  if (NO_DAY_BEFORE.test(sentence.slice(Math.max(0, start - 30), start))) return null;
  if (NO_DAY_AFTER.test(sentence.slice(end, end + 30))) return null;
  if (which !== undefined && !/^this$/i.test(which)) return around(`${which} ${name}`, 'day', published);
  const ahead = (DAYS.indexOf(name.toLowerCase()) - weekdayOf(published) + 7) % 7;
  const isAhead = isAnnounced(sentence, start, end) || ahead === 0;
  return unitAround(addDays(published, isAhead ? ahead : ahead - 7), 'day');
}

const unitOf = (groups: Named['groups']): CalendarUnit => (groups['unit'] ?? 'day').toLowerCase() as CalendarUnit;
