/**
 * Text on one line: line ends, control characters and marks that turn the direction of what follows become a space.
 * A name or title treated so cannot pass for a second sentence, a header of a mail or other words than it holds.
 */
export const oneLine = (text: string): string =>
  text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu, ' ').trim();
