/** Cuts a text into its sentences; together they are the text again. */
export function sentencesOf(text: string, language: string): string[] {
  if (text === '') return [];
  return [...segmenterOf(language).segment(text)].map(({ segment }) => segment);
}

function segmenterOf(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'sentence' });
  } catch {
    // A language tag that the browser cannot read: the rules that hold for all languages.
    return new Intl.Segmenter(undefined, { granularity: 'sentence' });
  }
}
