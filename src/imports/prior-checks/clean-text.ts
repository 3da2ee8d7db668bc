import { toWellFormedText } from '../../text/unicode.js';

/** Control characters but line breaks and tabs; overrides, embeddings and isolates of the writing direction. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const HIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * Text of somebody else as it is shown and compared: without characters that hide or reorder others, and without white
 * space around it. The original keeps them.
 * @param max longest; what is longer is cut
 * @returns null when nothing is left
 */
export function cleanText(value: unknown, max: number): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = toWellFormedText(
    String(value)
      .slice(0, max * 2)
      .replace(HIDDEN, ''),
  ).trim();
  const characters = Array.from(text);
  const kept = characters.length > max ? `${characters.slice(0, max - 1).join('')}…` : text;
  return kept === '' ? null : kept;
}

export const hasHidden = (value: unknown): boolean => typeof value === 'string' && value.search(HIDDEN) >= 0;
