/** A number as it is meant, whichever way it is written. */
export interface StatedNumber {
  value: number;
  /** Currency sign before it, or null. */
  currency: string | null;
  percent: boolean;
}

const WORDS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty'
  )
    .split(' ')
    .map((word, value) => [word, value]),
);
const TENS: Readonly<Record<string, number>> = {
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};
const SCALES: Readonly<Record<string, number>> = {
  dozen: 12,
  hundred: 100,
  thousand: 1e3,
  million: 1e6,
  billion: 1e9,
  trillion: 1e12,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
};

const WORD_NUMBER = [...Object.keys(WORDS), ...Object.keys(TENS)].join('|');
const NUMBER = new RegExp(
  `(?<currency>\\p{Sc})?\\s?(?:(?<sign>(?<![\\p{L}\\p{N}])[-−])?(?<figure>(?:\\p{Nd}{1,3}(?:[,'\u00A0\u202F]\\p{Nd}{3}(?!\\p{Nd}))+|\\p{Nd}+)(?:[.,]\\p{Nd}+)?)` +
    `|\\b(?<word>${WORD_NUMBER})\\b|\\b(?<bare>dozen|hundred|thousand|million|billion|trillion)s?\\b)` +
    `(?:[ -]?(?<scale>dozen|hundred|thousand|million|billion|trillion|k|mn|m|bn)\\b)?(?<percent>\\s?(?:%|percent\\b|per cent\\b))?`,
  'giu',
);

/** Every number of a wording: figures with their separators, English number words, scales ("3 million"), per cent. */
export function statedNumbers(text: string): StatedNumber[] {
  const found: StatedNumber[] = [];
  for (const { groups = {} } of text.matchAll(NUMBER)) {
    const { currency, sign, figure, word, bare, scale, percent } = groups;
    const unit = valueOf(figure, word, bare);
    const value = unit * (SCALES[scale?.toLowerCase() ?? ''] ?? 1) * (sign === undefined ? 1 : -1);
    // Sums of money in the millions come out with the dust of binary fractions.
    found.push({ value: Number(value.toPrecision(12)), currency: currency ?? null, percent: percent !== undefined });
  }
  return found;
}

function valueOf(figure: string | undefined, word: string | undefined, bare: string | undefined): number {
  if (figure !== undefined) return figureOf(figure);
  const name = (word ?? bare ?? '').toLowerCase();
  return WORDS[name] ?? TENS[name] ?? SCALES[name] ?? Number.NaN;
}

/** "1,200" is 1200; "4.1" and "4,1" are 4.1. "1.200" is 1.2 as in English; both sides are read alike. */
function figureOf(figure: string): number {
  const latin = figure.replace(/\p{Nd}/gu, (digit) => String(latinDigit(digit)));
  return Number(latin.replace(/(?<=\d)[,'\u00A0\u202F](?=\d{3}(?!\d))/g, '').replace(',', '.'));
}

/** The value of any script's decimal digit: they come in runs of ten, from zero to nine. */
function latinDigit(digit: string): number {
  if (/\d/.test(digit)) return Number(digit);
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return value;
}

/** Whether a number that a rewording states is stated by its source. A currency may be left out, not put in. */
export function isStated(number: StatedNumber, source: readonly StatedNumber[]): boolean {
  return source.some(
    ({ value, currency, percent }) =>
      value === number.value &&
      percent === number.percent &&
      (number.currency === null || number.currency === currency),
  );
}
