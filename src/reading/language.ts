import { functionWordShares, KNOWN_LANGUAGES } from './function-words.js';

/** Code units looked at; more changes nothing and costs time. */
const SAMPLE = 3000;

/** English prose has about three small words in ten; headlines fewer. */
const ENGLISH_SHARE = 0.12;

/** English has at least this many times the small words of any other language that is known. */
const ENGLISH_LEAD = 1.3;

/** With fewer letters anything is a guess; other scripts give their language away sooner. */
const MIN_LETTERS = 40;
const MIN_OTHER_LETTERS = 8;

/** Scripts that one living language writes, or one far more than any other. */
const SCRIPT_LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Thai}/gu, 'th'],
  [/\p{Script=Georgian}/gu, 'ka'],
  [/\p{Script=Armenian}/gu, 'hy'],
];

/** Kana make Japanese of a text that is mostly Han. */
const KANA_SHARE = 0.1;

/**
 * The language of a text as a BCP 47 tag as far as it shows at once: English by its small words, others by their
 * script. Else what the document declares, or `und`. `settledLanguage` looks closer.
 */
export function languageOf(text: string, declared: string | null = null): string {
  return evidentLanguage(sampleOf(text)) ?? languageTag(declared) ?? 'und';
}

/**
 * The language of a text as a BCP 47 tag. Where it does not show at once, a detector (eld) tells it from letter
 * sequences; it is loaded when the first such text comes, for it takes a fifth of a second.
 *
 * @param provisional what `languageOf` said: kept when there is too little text to tell
 */
export async function settledLanguage(text: string, provisional: string): Promise<string> {
  const sample = sampleOf(text);
  const evident = evidentLanguage(sample);
  if (evident !== null) return evident;
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  if (letters < (/\p{Script=Latin}/u.test(sample) ? MIN_LETTERS : MIN_OTHER_LETTERS)) return provisional;
  // The smallest of its databases: on paragraphs the larger ones are no better, and take two to five times as long.
  const { eld } = await import('eld/extrasmall');
  const { language } = eld.detect(sample);
  return language === '' ? provisional : language;
}

/** The middle of an article is prose; its beginning may be banners in another language. */
function sampleOf(text: string): string {
  const from = Math.max(0, Math.floor((text.length - SAMPLE) / 3));
  return text.slice(from, from + SAMPLE);
}

function evidentLanguage(sample: string): string | null {
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  const byScript = letters >= MIN_OTHER_LETTERS ? languageOfScript(sample, letters) : null;
  if (byScript !== null) return byScript;
  return letters >= MIN_LETTERS && looksEnglish(sample) ? 'en' : null;
}

/** The language whose script most of the letters belong to. */
export function languageOfScript(sample: string, letters: number): string | null {
  // Latin and Cyrillic are written by many; they are told apart by words.
  if (!/[^\p{Script=Latin}\p{Script=Cyrillic}\P{L}]/u.test(sample)) return null;
  for (const [script, language] of SCRIPT_LANGUAGES) {
    const share = (sample.match(script)?.length ?? 0) / letters;
    if (share > (language === 'ja' ? KANA_SHARE : 0.5)) return language;
  }
  return null;
}

/** The detector takes short English for Esperanto and worse; its small words give English away. */
function looksEnglish(sample: string): boolean {
  const { shares, differentEnglish } = functionWordShares(sample);
  const english = shares.get('en') ?? 0;
  if (differentEnglish < 2 || english < ENGLISH_SHARE) return false;
  return KNOWN_LANGUAGES.every((other) => other === 'en' || english >= ENGLISH_LEAD * (shares.get(other) ?? 0));
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
