import type { Span } from '../text/span.js';

/** What a stretch of a document is by its form; sentences never cross blocks. */
export type BlockKind = 'heading' | 'paragraph' | 'listItem' | 'quote' | 'caption' | 'tableRow';

/** A block of a document's text, in UTF-16 code units; blocks are in order and never overlap. */
export interface Block extends Span {
  kind: BlockKind;
  /** The page it begins on, counted from 1; only where the document has pages of its own (PDF). */
  page?: number;
}

/** Facts about a document that its text or its mark-up states; null where it does not. */
export interface DocumentMetadata {
  title: string | null;
  byline: string | null;
  publisher: string | null;
  /** `YYYY-MM-DD`, or an ISO 8601 instant in UTC when the source names a time. */
  publishedAt: string | null;
  /** When the source says it was last changed; same form. */
  modifiedAt: string | null;
  canonicalUrl: string | null;
  /** BCP 47 tag, `und` when it cannot be told. */
  language: string;
}

/** What every reader of a format hands back: the normalised text and its blocks, and what it learnt on the way. */
export interface ReadText extends DocumentMetadata {
  text: string;
  blocks: Block[];
}
