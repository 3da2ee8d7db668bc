import { createHash } from 'node:crypto';
import {
  DASHES,
  DOUBLE_QUOTES,
  HTML_EMPHASIS,
  INVISIBLE,
  MARKDOWN_EMPHASIS,
  MARKDOWN_ESCAPE,
  SINGLE_QUOTES,
} from './fold.js';

/**
 * A text without what sites change without meaning it: white space and the cut into lines, the kind of quotation marks,
 * dashes and ellipses, emphasis, invisible characters, composed or decomposed letters. Everything else stays, other
 * than in `foldText`: case, commas and full stops are the author's, and ² is not 2.
 */
export function plainForm(text: string): string {
  return text
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(HTML_EMPHASIS, '')
    .replace(MARKDOWN_ESCAPE, '')
    .replace(MARKDOWN_EMPHASIS, '')
    .replace(DOUBLE_QUOTES, '"')
    .replace(SINGLE_QUOTES, "'")
    .replace(DASHES, '-')
    .replaceAll('…', '...')
    .replace(/\s+/g, ' ')
    .trim();
}

/** SHA-256 (hex) of the plain form: two readings of equal identity are the same version of a document. */
export function textIdentity(text: string): string {
  return createHash('sha256').update(plainForm(text), 'utf8').digest('hex');
}
