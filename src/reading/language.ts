import { eld } from 'eld/medium';

/** Code units shown to the detector; more changes nothing and costs time. */
const SAMPLE = 3000;

/** Other scripts give their language away sooner. */
const MIN_OTHER_LETTERS = 8;

/** Words of English that the languages written like it do not have. */
const ENGLISH_SMALL_WORDS = /^(?:the|of|and|that|was|were|is|with|for|by|which|has|have|from|this|are|not|they|said)$/i;

/** English prose has about three in ten; headlines fewer. */
const ENGLISH_SHARE = 0.12;

/** With fewer letters the detector guesses. */
const MIN_LETTERS = 40;

/**
 * The language of a text as a BCP 47 tag, told from its letters and words (eld); what the document declares is used
 * only when there is too little text to tell. `und` when neither says.
 */
export function languageOf(text: string, declared: string | null = null): string {
  // The middle of an article is prose; its beginning may be banners in another language.
  const from = Math.max(0, Math.floor((text.length - SAMPLE) / 3));
  const sample = text.slice(from, from + SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters >= MIN_LETTERS && looksEnglish(sample)) return 'en';
  const detected = letters >= (isLatin(sample) ? MIN_LETTERS : MIN_OTHER_LETTERS) ? eld.detect(sample).language : '';
  return detected !== '' ? detected : (languageTag(declared) ?? 'und');
}

/** The detector takes short English for Esperanto and worse; its small words give English away. */
function looksEnglish(sample: string): boolean {
  const words = sample.match(/[\p{L}’']+/gu) ?? [];
  const small = words.filter((word) => ENGLISH_SMALL_WORDS.test(word)).length;
  return small >= 2 && small >= words.length * ENGLISH_SHARE;
}

function isLatin(sample: string): boolean {
  return /\p{Script=Latin}/u.test(sample);
}

function languageTag(declared: string | null): string | null {
  const tag = declared?.trim().replaceAll('_', '-');
  if (!tag) return null;
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null;
  } catch {
    return null;
  }
}
