import { isDateline } from './dateline.js';
import { isClosingLine, isHeadingOfOtherThings, isPrompt } from './furniture-phrases.js';
import type { BlockDraft } from './html-blocks.js';

/** What the page says of its article, to know these lines again above and below the text. */
export interface ArticleFacts {
  title: string | null;
  byline: string | null;
}

/** The lines above an article end within so many blocks, and so much of the text. */
const HEAD_BLOCKS = 10;
const HEAD_SHARE = 0.35;

/** A paragraph this long has begun the article. */
const MAX_HEAD_LINE = 300;

/** What follows an article is less of the text than this. */
const TAIL_SHARE = 0.4;

/** Above this a block is a list of links, unless it is a sentence. */
const LINK_SHARE = 0.8;
const MAX_LINKS = 200;

/** Takes away the title, date and byline above the text, what follows it, and prompts and links in between. */
export function trimArticle(drafts: readonly BlockDraft[], facts: ArticleFacts): BlockDraft[] {
  return withoutTail(withoutHead(drafts, facts), facts).filter((draft) => !isFurniture(draft));
}

function isFurniture({ text, linked }: BlockDraft): boolean {
  if (isPrompt(text)) return true;
  const isLinks = text.length <= MAX_LINKS && linked > text.length * LINK_SHARE;
  // An address written out is for people who read it; a sentence is one, linked or not.
  return isLinks && !/[.!?…。]["'”’»)\]]*$/.test(text) && !/^(?:https?:|www\.)/.test(text);
}

/** The article begins after the last line that is its title, its date or its author's name. */
function withoutHead(drafts: readonly BlockDraft[], facts: ArticleFacts): readonly BlockDraft[] {
  const most = lengthOf(drafts) * HEAD_SHARE;
  let from = 0;
  let passed = 0;
  for (const [index, { text }] of drafts.slice(0, HEAD_BLOCKS).entries()) {
    passed += text.length;
    if (passed > most) break;
    if (isTitle(text, facts.title) || isDateline(text, facts.byline)) from = index + 1;
    else if (text.length > MAX_HEAD_LINE) break;
  }
  return drafts.slice(from);
}

function isTitle(text: string, title: string | null): boolean {
  const [line, whole] = [lettersOf(text), lettersOf(title ?? '')];
  // Pages shorten their title, or put their own name behind it.
  return line.length >= 10 && whole.startsWith(line) && line.length > whole.length * 0.6;
}

const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** The article ends before the first heading of other things in its last part, and before its closing lines. */
function withoutTail(drafts: readonly BlockDraft[], { byline }: ArticleFacts): readonly BlockDraft[] {
  const most = lengthOf(drafts) * TAIL_SHARE;
  let end = drafts.length;
  let passed = 0;
  for (let index = drafts.length - 1; index > 0; index -= 1) {
    const text = drafts[index]?.text ?? '';
    passed += text.length;
    if (passed > most) break;
    if (isHeadingOfOtherThings(text)) end = index;
  }
  const author = byline?.split(/,| and |\|/)[0]?.trim() ?? '';
  while (end > 1 && isTail(drafts[end - 1], author)) end -= 1;
  return drafts.slice(0, end);
}

/** A short last paragraph that opens with the author's name is about the author. */
function isTail(draft: BlockDraft | undefined, author: string): boolean {
  if (draft === undefined) return false;
  const { text } = draft;
  const isBiography = author.length > 5 && text.length <= 400 && text.startsWith(author);
  return isBiography || isFurniture(draft) || isClosingLine(text);
}

const lengthOf = (drafts: readonly BlockDraft[]): number => drafts.reduce((sum, { text }) => sum + text.length, 0);
