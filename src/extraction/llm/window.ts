import type { Block } from '../../reading/block.js';
import { splitSentences } from '../../text/sentences.js';
import type { Span } from '../../text/span.js';

/** A passage that is asked about in one request; offsets are into the document. */
export interface TextWindow extends Span {
  /** Position among the windows of the document, from 0. */
  index: number;
  /** What stands before it, shown so that pronouns can be understood; null at the beginning. */
  context: Span | null;
  /** The heading it stands under, when that is neither in it nor in the context. */
  heading: Span | null;
}

/** Code units of what stands before a window that are shown with it. */
const MAX_CONTEXT = 1_500;

/** A block, or a run of sentences of a block that is larger than a window. */
interface Piece extends Span {
  heading: boolean;
}

/**
 * Cuts a document into windows of whole blocks, each at most `maxCharacters` code units long. Only a block that is
 * larger by itself is cut, at the ends of sentences. A sentence larger than a window is in none: it is no sentence, and
 * the rules set it aside.
 */
export function windowsOf(
  text: string,
  blocks: readonly Block[],
  language: string,
  maxCharacters: number,
): TextWindow[] {
  const pieces = blocks.flatMap((block) => piecesOf(text, block, language, maxCharacters));
  const windows: TextWindow[] = [];
  let before: Piece | null = null;
  let heading: Piece | null = null;
  let open: TextWindow | null = null;
  for (const piece of pieces) {
    if (open !== null && piece.end - open.start <= maxCharacters) open.end = piece.end;
    else if (piece.end - piece.start <= maxCharacters) {
      const context = before === null ? null : tailOf(text, before, language);
      open = { start: piece.start, end: piece.end, index: windows.length, context, heading: notIn(heading, context) };
      windows.push(open);
    }
    before = piece;
    if (piece.heading) heading = piece;
  }
  return windows;
}

function piecesOf(text: string, block: Block, language: string, maxCharacters: number): Piece[] {
  const heading = block.kind === 'heading';
  if (block.end - block.start <= maxCharacters) return [{ start: block.start, end: block.end, heading }];
  const sentences = splitSentences(text.slice(block.start, block.end), language);
  const pieces: Piece[] = [];
  for (const sentence of sentences) {
    const [start, end] = [block.start + sentence.start, block.start + sentence.end];
    const last = pieces.at(-1);
    if (last !== undefined && end - last.start <= maxCharacters) last.end = end;
    else pieces.push({ start, end, heading });
  }
  return pieces;
}

/** The last sentences of a piece, as many as fit; the mere end of it when not even one does. */
function tailOf(text: string, piece: Span, language: string): Span {
  if (piece.end - piece.start <= MAX_CONTEXT) return { start: piece.start, end: piece.end };
  const least = piece.end - MAX_CONTEXT;
  const starts = splitSentences(text.slice(piece.start, piece.end), language).map(({ start }) => piece.start + start);
  return { start: starts.find((start) => start >= least) ?? least, end: piece.end };
}

function notIn(heading: Span | null, context: Span | null): Span | null {
  if (heading === null || (context !== null && heading.start >= context.start)) return null;
  return { start: heading.start, end: Math.min(heading.end, heading.start + MAX_CONTEXT) };
}
