/** The small words of each language that stand in nearly every sentence, and tell it from its neighbours. */
const FUNCTION_WORDS: Readonly<Record<string, string>> = {
  en: 'the of and to in is was that for with as on are by it from be this have which were has not at they an said their',
  de: 'der die und das den von zu mit sich des auf für ist im dem nicht ein eine als auch es werden aus er hat dass sie nach wird bei einer um',
  fr: 'le la les de des et en un une du est que dans pour qui sur par au plus pas avec ce il sont aux a été se ne elle',
  es: 'el la los las de que y en un una del se por con no para es al lo como más su sus ha fue pero este',
  it: 'il la di che e del della un una per in è non con si da sono i le gli dei nel alla più anche ha al delle come',
  nl: 'de het een van en in is dat op te zijn voor met die niet aan er om ook als bij door naar uit worden wordt werd over',
  pt: 'o a os as de que e do da em um uma para com não por no na dos das se mais como ao foi é são pelo pela',
  pl: 'w i na z się do nie to że o jest jak po od za ale przez dla co być są tym oraz był ze',
  ru: 'и в не на что с по как из к это от за для его но он о у так же было был при',
  sv: 'och i att det som en på är av för med den till inte har de om ett var jag men han sig från vi kan',
};

/** The languages whose small words are known. */
export const KNOWN_LANGUAGES: readonly string[] = Object.keys(FUNCTION_WORDS);

/** The small words of a language (BCP 47 tag); none for a language that is not known. */
export const functionWords = (language: string): string[] =>
  FUNCTION_WORDS[language.toLowerCase().split('-')[0] ?? '']?.split(' ') ?? [];

const languagesOf = new Map<string, number[]>();
for (const [index, words] of Object.values(FUNCTION_WORDS).entries()) {
  for (const word of words.split(' ')) languagesOf.set(word, [...(languagesOf.get(word) ?? []), index]);
}

/** How much of a text is made of the small words of each known language. */
export interface FunctionWordShares {
  /** Words in all. */
  words: number;
  /** Share of the words, 0 to 1, by language. */
  shares: ReadonlyMap<string, number>;
  /** How many different small words of English were met. */
  differentEnglish: number;
}

/** Counts the small words of every known language at once. */
export function functionWordShares(text: string): FunctionWordShares {
  const words = text.match(/[\p{L}\p{M}’']+/gu) ?? [];
  const counts = KNOWN_LANGUAGES.map(() => 0);
  const english = new Set<string>();
  for (const raw of words) {
    const word = raw.toLowerCase();
    for (const index of languagesOf.get(word) ?? []) {
      counts[index] = (counts[index] ?? 0) + 1;
      if (index === 0) english.add(word);
    }
  }
  const total = Math.max(1, words.length);
  const shares = new Map(KNOWN_LANGUAGES.map((language, index) => [language, (counts[index] ?? 0) / total]));
  return { words: words.length, shares, differentEnglish: english.size };
}
