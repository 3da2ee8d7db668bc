/** Stands for a character that the fonts do not have. */
export const MISSING = '□';

// Control characters except the line feed; marks that turn the direction of the text after them, byte order marks, soft
// hyphens and selectors of variants: none of them has a form on paper.
const WITHOUT_FORM = /(?!\n)\p{Cc}|[\u00AD\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]|\p{Variation_Selector}/gu;

/**
 * Text as it can be printed: lines end with one line feed, tabs are spaces, and what would reorder or hide other text is
 * gone. Characters without a glyph become □.
 * @returns the text, and whether any character was missing
 */
export function printable(text: string, hasGlyph: (codePoint: number) => boolean): { text: string; missing: boolean } {
  const clean = text
    .replace(/\r\n?|[\u2028\u2029\u0085\v\f]/g, '\n')
    .replaceAll('\t', '    ')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .replace(WITHOUT_FORM, '');
  let missing = false;
  // Nearly all text is ASCII, and every font has that.
  // oxlint-disable-next-line no-control-regex
  const shown = clean.replace(/[^\u0000-\u007E]/gu, (character) => {
    if (hasGlyph(character.codePointAt(0) ?? 0)) return character;
    missing = true;
    return MISSING;
  });
  return { text: shown, missing };
}

/** As much of a text as fits into a heading, a contents line or a bookmark. */
export function brief(text: string, max: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const characters = Array.from(line.slice(0, max * 2 + 2));
  return characters.length <= max && line.length <= max * 2
    ? line
    : `${characters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
