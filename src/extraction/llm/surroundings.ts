import type { Span } from '../../text/span.js';
import type { ExtractorInput } from '../extractor.port.js';

/** Blocks before the claim's own whose names and numbers a rewording may use. */
const BLOCKS_BEFORE = 2;

/**
 * What a claim may be reworded from: the claim and what stands before it in its block, the two blocks before, the heading
 * above, the title, and the day of publication in figures and words.
 */
export function surroundings({ text, blocks, title, publishedAt }: ExtractorInput, claim: Span): string {
  const own = blocks.findIndex((block) => block.start <= claim.start && claim.start < block.end);
  const first = blocks[Math.max(0, own - BLOCKS_BEFORE)];
  const heading = blocks.slice(0, Math.max(0, own)).findLast(({ kind }) => kind === 'heading');
  const before = text.slice(Math.min(first?.start ?? claim.start, claim.start), claim.end);
  const above = heading === undefined ? '' : text.slice(heading.start, heading.end);
  return [title ?? '', dateline(publishedAt), above, before].filter((part) => part !== '').join('\n');
}

function dateline(publishedAt: string | null): string {
  const date = publishedAt === null ? null : new Date(publishedAt);
  if (date === null || Number.isNaN(date.getTime())) return '';
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(date);
  return part({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}
