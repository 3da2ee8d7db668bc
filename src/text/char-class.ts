/** What a character is to the sentence rules. `EDGE` stands for "no character": before the beginning, after the end. */
export const EDGE = 1;
export const SPACE = 2;
export const LOWER = 3;
export const UPPER = 4;
export const DIGIT = 5;
/** A letter without case: Chinese, Arabic, modifier letters. */
export const LETTER = 6;
/** Part of the character before it, or invisible: combining marks, soft hyphens, joiners, marks of direction. */
export const MARK = 7;
export const OTHER = 8;

export type CharClass = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8;

/** Classes of code units met so far, 0 where none has been: a table is ten times as fast as an expression. */
const known = new Uint8Array(0x10000);

/** The class of the character that begins at `at`, in UTF-16 code units. */
export function classAt(text: string, at: number): CharClass {
  if (at < 0 || at >= text.length) return EDGE;
  const unit = text.charCodeAt(at);
  const met = known[unit] ?? 0;
  if (met !== 0) return met as CharClass;
  if ((unit & 0xf800) === 0xd800) return classOfPair(text.codePointAt(at) ?? unit);
  const found = classOf(unit);
  known[unit] = found;
  return found;
}

/** Half a pair is nothing, and most whole ones are emoji. */
function classOfPair(code: number): CharClass {
  if (code < 0x10000 || (code >= 0x1f000 && code <= 0x1fbff)) return OTHER;
  return classOf(code);
}

function classOf(code: number): CharClass {
  if (code <= 0x20) return SPACE;
  const char = String.fromCodePoint(code);
  if (/[\s\u0085\u200B\u2060\uFEFF]/.test(char)) return SPACE;
  // Georgian letters count as lower case in Unicode, but its sentences do not begin with other ones.
  if (/\p{Ll}/u.test(char)) return /\p{Script=Georgian}/u.test(char) ? LETTER : LOWER;
  if (/[\p{Lu}\p{Lt}]/u.test(char)) return UPPER;
  if (/\p{Nd}/u.test(char)) return DIGIT;
  if (/\p{L}/u.test(char)) return LETTER;
  return /[\p{M}\p{Cf}]/u.test(char) ? MARK : OTHER;
}

/** True for letters of any kind. */
export function isLetter(found: CharClass): boolean {
  return found === LOWER || found === UPPER || found === LETTER;
}

/** True for letters, figures and what belongs to the letter before it. */
export function isWordCharacter(found: CharClass): boolean {
  return isLetter(found) || found === DIGIT || found === MARK;
}
