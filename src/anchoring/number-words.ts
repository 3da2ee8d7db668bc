const list = (words: string): string[] => words.split(' ');

/** Words of English for whole numbers below a hundred, and for parts and multiples. "One" is also a pronoun. */
export const WORD_NUMBERS: ReadonlyMap<string, number> = new Map<string, number>([
  ['zero', 0],
  ...list(
    'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen',
  ).map((word, above): [string, number] => [word, above + 2]),
  ...list('twenty thirty forty fifty sixty seventy eighty ninety').map((word, tens): [string, number] => [
    word,
    20 + 10 * tens,
  ]),
  ['twice', 2],
  ['double', 2],
  ['doubled', 2],
  ['triple', 3],
  ['tripled', 3],
  ['half', 0.5],
  ['quarter', 0.25],
]);

export const ORDINALS: ReadonlyMap<string, number> = new Map(
  list('first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth').map((word, at) => [
    word,
    at + 1,
  ]),
);

/** Words that multiply the number before them. */
export const SCALES: ReadonlyMap<string, number> = new Map([
  ['dozen', 12],
  ['hundred', 1e2],
  ['thousand', 1e3],
  ['million', 1e6],
  ['mn', 1e6],
  ['billion', 1e9],
  ['bn', 1e9],
  ['trillion', 1e12],
  ['tn', 1e12],
]);

const UNIT_WORDS: Readonly<Record<string, string>> = {
  dollar: '$ dollar dollars usd',
  euro: '€ euro euros eur',
  pound: '£ pound pounds gbp sterling',
  yen: '¥ yen jpy',
  yuan: 'yuan renminbi rmb cny',
  rupee: '₹ rupee rupees inr',
  rouble: '₽ rouble roubles ruble rubles',
  franc: 'franc francs chf',
  krona: 'krona kronor krone kroner',
  km: 'km kilometre kilometres kilometer kilometers',
  metre: 'metre metres meter meters',
  cm: 'cm centimetre centimetres centimeter centimeters',
  mile: 'mile miles',
  foot: 'foot feet ft',
  inch: 'inch inches',
  hectare: 'hectare hectares ha',
  acre: 'acre acres',
  tonne: 'tonne tonnes ton tons',
  kg: 'kg kilogram kilograms kilo kilos',
  gram: 'gram grams',
  litre: 'litre litres liter liters',
  gallon: 'gallon gallons',
  barrel: 'barrel barrels',
  celsius: 'celsius °c',
  fahrenheit: 'fahrenheit °f',
  kilowatt: 'kw kilowatt kilowatts',
  megawatt: 'mw megawatt megawatts',
  gigawatt: 'gw gigawatt gigawatts',
  second: 'seconds',
  minute: 'minute minutes',
  hour: 'hour hours',
  day: 'day days',
  week: 'week weeks',
  month: 'month months',
  year: 'year years',
  decade: 'decade decades',
  century: 'century centuries',
  am: 'am',
  pm: 'pm',
};

/** What a number counts or measures, by the word beside it. */
export const UNITS: ReadonlyMap<string, string> = new Map(
  Object.entries(UNIT_WORDS).flatMap(([unit, words]) => list(words).map((word): [string, string] => [word, unit])),
);
