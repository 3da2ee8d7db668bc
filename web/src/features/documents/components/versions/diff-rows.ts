import type { Schemas } from '../../../../lib/api-client';
import { overlaps, type TextSpan } from '../../reading/text-span';

export type Diff = Schemas['DocumentVersionDiff'];
type ApiBlock = Diff['blocks'][number];
/** `replaced`: a paragraph that went, and the one that came in its place. */
export type Block = Omit<ApiBlock, 'kind'> & { kind: ApiBlock['kind'] | 'replaced' };
export type ComparedClaim = NonNullable<Diff['claims']>[number];

/** A paragraph of both texts, or a run of paragraphs that are the same and are folded away. */
export type DiffRow =
  { kind: 'block'; key: string; block: Block; claims: ComparedClaim[] } | { kind: 'fold'; key: string; count: number };

/** Unchanged paragraphs that stay in view beside a change. */
const AROUND = 1;

/** The rows to draw: what changed with a little around it; unchanged runs are folded unless they were opened. */
export function diffRows(diff: Diff, opened: ReadonlySet<string>): DiffRow[] {
  const blocks = paired(diff.blocks);
  const claims = claimsByBlock(blocks, diff.claims ?? []);
  const shown = blocks.map((block) => block.kind !== 'same');
  const near = shown.map((_, index) => shown.slice(Math.max(0, index - AROUND), index + AROUND + 1).includes(true));
  const rows: DiffRow[] = [];
  for (let index = 0; index < blocks.length;) {
    const block = blocks[index];
    if (!block) break;
    const key = `fold ${index}`;
    let end = index;
    while (end < blocks.length && !near[end]) end += 1;
    if (end - index > 1 && !opened.has(key)) {
      rows.push({ kind: 'fold', key, count: end - index });
      index = end;
      continue;
    }
    const last = Math.max(end, index + 1);
    for (; index < last; index += 1) {
      const each = blocks[index];
      if (each) rows.push({ kind: 'block', key: String(index), block: each, claims: claims[index] ?? [] });
    }
  }
  return rows;
}

/** What went and what came right beside it stand in one row. */
function paired(blocks: readonly ApiBlock[]): Block[] {
  const rows: Block[] = [];
  for (const block of blocks) {
    const last = rows.at(-1);
    const kinds = new Set([last?.kind, block.kind]);
    if (last && kinds.has('added') && kinds.has('removed')) {
      rows[rows.length - 1] = { kind: 'replaced', old: last.old ?? block.old, new: last.new ?? block.new };
    } else {
      rows.push(block);
    }
  }
  return rows;
}

/** Each claim stands at its place in the new text, or where it stood when the new text has none for it. */
function claimsByBlock(blocks: readonly Block[], claims: readonly ComparedClaim[]): ComparedClaim[][] {
  const found = blocks.map(() => [] as ComparedClaim[]);
  const find = (side: 'old' | 'new', span: TextSpan) =>
    blocks.findIndex((block) => block[side] !== null && overlaps(block[side], span));
  for (const claim of claims) {
    const [now, before] = [placeOf(claim.new), placeOf(claim.old)];
    const index = now ? find('new', now) : before ? find('old', before) : -1;
    found[index]?.push(claim);
  }
  return found;
}

const placeOf = (place: ComparedClaim['old']): TextSpan | null =>
  place && place.start !== null && place.end !== null ? { start: place.start, end: place.end } : null;
