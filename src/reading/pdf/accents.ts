/** Accents as signs of their own, and what they are over (or under) a letter. */
const COMBINING: Readonly<Record<string, string>> = {
  '¨': '\u0308',
  '´': '\u0301',
  ˆ: '\u0302',
  '˜': '\u0303',
  ˇ: '\u030C',
  '˚': '\u030A',
  '˝': '\u030B',
};

/** An accent before a letter that can carry it; i and j lose their dots for it. */
const SPLIT_LETTER = /([¨´ˆ˜ˇ˚˝])([A-Za-zıȷ])/gu;

/** Puts letters together that older programs (TeX) print in two parts: "na¨ıve", "M¨uller". */
export function composeAccents(text: string): string {
  return text.replace(SPLIT_LETTER, (whole, accent: string, letter: string) => {
    const base = letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter;
    const composed = `${base}${COMBINING[accent] ?? ''}`.normalize('NFC');
    return composed.length === 1 ? composed : whole;
  });
}
