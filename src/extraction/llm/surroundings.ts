import type { Span } from '../../text/span.js';
import type { ExtractorInput } from '../extractor.port.js';

/** Blocks before the claim's own whose names and numbers a rewording may use. */
const BLOCKS_BEFORE = 2;

/** Code units of them and of the heading; a text without paragraphs must not be gone through for each of its claims. */
const MAX_BEFORE = 4_000;
const MAX_HEADING = 1_500;

/**
 * What a claim may be reworded from: the claim and what stands before it in its block, the two blocks before, the heading
 * above, the title, and the day of publication in figures and words.
 */
export function surroundings({ text, blocks, title, publishedAt }: ExtractorInput, claim: Span): string {
  const own = blocks.findIndex((block) => block.start <= claim.start && claim.start < block.end);
  const first = blocks[Math.max(0, own - BLOCKS_BEFORE)];
  const heading = blocks.slice(0, Math.max(0, own)).findLast(({ kind }) => kind === 'heading');
  const from = Math.max(Math.min(first?.start ?? claim.start, claim.start), claim.start - MAX_BEFORE);
  const before = text.slice(from, claim.end);
  const above = heading === undefined ? '' : text.slice(heading.start, heading.end).slice(0, MAX_HEADING);
  return [title?.slice(0, MAX_HEADING) ?? '', dateline(publishedAt), above, before]
    .filter((part) => part !== '')
    .join('\n');
}

function dateline(publishedAt: string | null): string {
  const date = publishedAt === null ? null : new Date(publishedAt);
  if (date === null || Number.isNaN(date.getTime())) return '';
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(date);
  return part({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}
