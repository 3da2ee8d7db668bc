import type { BlockKind } from '../block.js';
import { composeAccents } from './accents.js';
import { joinLines } from './hyphens.js';
import type { Paragraph } from './paragraphs.js';
import type { BodyType } from './type-area.js';

/** A heading is larger than the text by this factor, or shorter than this many characters. */
const LARGER = 1.15;
const MAX_HEADING = 200;
const MAX_SHORT_HEADING = 120;

const BULLET = /^(?:[•▪●◦‣⁃■□➢✓\uF0B7\uF0A7]\s*|[-–—*·]\s+)/;
const NUMBERED = /^\(?(?:\d{1,3}|[a-z])[.)]\s/;
/** "Figure 3. …" or "Photo: …", but not a sentence that speaks of Figure 3. */
const CAPTION =
  /^(?:(?:figure|fig\.|table|chart|abbildung|abb\.|tabelle|figura|tableau|rys\.) ?\d+[a-z]? ?[.:|–—]|(?:photo|image|picture|source|foto|bild|quelle)s? ?(?:by\b|:))/i;
const SENTENCE_END = /[.!?…:;,。！？؟۔।]["'”’»)\]]*$/;
const LEADER = /\.{4,}|(?:\s\.){4,}/;

/** The words of a paragraph and what they are by their form. Bullets are dropped; numbers of lists are kept. */
export function blockOf(
  paragraph: Paragraph,
  body: BodyType,
  words: ReadonlySet<string>,
): { kind: BlockKind; text: string } {
  const lines = paragraph.map(({ text }) => text);
  const joined = composeAccents(joinLines(lines, words).replace(/\s+/g, ' '));
  const kind = kindOf(paragraph, joined, body);
  return { kind, text: kind === 'listItem' ? joined.replace(BULLET, '') : joined };
}

function kindOf(paragraph: Paragraph, text: string, body: BodyType): BlockKind {
  const [first] = paragraph;
  if (first === undefined || first.isTableRow) return 'tableRow';
  if (LEADER.test(text)) return 'listItem';
  if (text.length <= MAX_HEADING && first.size > body.size * LARGER) return 'heading';
  if (BULLET.test(text)) return 'listItem';
  if (CAPTION.test(text)) return 'caption';
  const isShort = text.length <= MAX_SHORT_HEADING && paragraph.length <= 2;
  if (isShort && !SENTENCE_END.test(text)) return 'heading';
  return NUMBERED.test(text) ? 'listItem' : 'paragraph';
}
