import type { Sentence } from './sentence.js';

const AGENCIES =
  'reuters|xinhua|afp|ap|ap photo|epa|getty(?: images)?|shutterstock|alamy|bloomberg|tass|pa|dpa|file|[\\w-]{2,40}\\.(?:com|org|net|ru|cn|de|fr|co\\.uk|gov)';

/** Who a picture is from, at the end of its caption: "/Xinhua", "(Kremlin.ru)", "(AP Photo/Ada Novak)". */
const CREDIT_TAIL = new RegExp(
  `(?:/\\s?|\\(|\\||©\\s?|\\bvia |\\s)(?:(?:photo|image|picture)s?(?: by|:)?\\s)?(?:\\p{L}[\\p{L} .]{0,30}/\\s?)?(?:${AGENCIES})(?:/\\p{L}[\\p{L} .]{0,40})?\\)?\\.?$`,
  'iu',
);

/** What a credit without brackets ends with; asked first, since nearly every sentence can be let go by it. */
const AGENCY_END = new RegExp(`(?:${AGENCIES})\\.?$`, 'i');

/** A year, a day or a time: with it a caption says when and on what occasion, and not only who or what is seen. */
const TIME =
  /\b(?:1[5-9]|20)\d\d\b|\b(?:jan(?:uary)?|feb(?:ruary)?|march|april|may|june|july|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.? \d{1,2}\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:last|this|earlier this) (?:week|month|year)\b/i;

/** Shorter ones name what is pictured, however dated. */
const MIN_WORDS = 8;

/** Whether a sentence is a picture's caption: set as one, or a line of its own that ends with a credit. */
export function isCaption(sentence: Sentence, stripped: string): boolean {
  if (sentence.block.kind === 'caption') return true;
  if (!sentence.isLastInBlock || stripped.length >= 600) return false;
  return (stripped.endsWith(')') || AGENCY_END.test(stripped.slice(-50))) && CREDIT_TAIL.test(stripped.slice(-160));
}

/** Whether a caption states more than who or what is pictured, so that it can be checked like any sentence. */
export function tellsMore(stripped: string): boolean {
  const words = stripped.replace(CREDIT_TAIL, '');
  return TIME.test(words) && words.split(/\s+/).length >= MIN_WORDS;
}
