import { createHash } from 'node:crypto';
import type { BlockChange, TextDiff } from '../../anchoring/diff/text-diff.js';
import type { WordChange } from '../../anchoring/diff/word-diff.js';
import type { Span } from '../../text/span.js';

/** One side of a comparison. */
export interface DiffSide {
  /** Shown above it, as "Version 3". */
  label: string;
  text: string;
}

/** Where a claim stood and stands, as it is shown. */
export interface ComparedClaim {
  statement: string;
  oldState: string | null;
  newState: string | null;
}

export interface DiffPageInput {
  title: string;
  /** BCP 47. */
  language: string;
  older: DiffSide;
  newer: DiffSide;
  diff: TextDiff;
  /** Left out where there are none to show. */
  claims?: readonly ComparedClaim[];
}

/** More unchanged blocks in a row than this are folded away. */
const FOLD_FROM = 4;

const STYLE = `
:root{color-scheme:light dark}
body{font:1rem/1.5 system-ui,sans-serif;margin:1rem auto;max-width:80rem;padding:0 1rem}
table{border-collapse:collapse;width:100%;table-layout:fixed}
th,td{border:1px solid #8886;padding:.4rem .6rem;text-align:start;vertical-align:top;overflow-wrap:anywhere;white-space:pre-wrap}
col.kind{width:6rem}
ins{background:#2a84;text-decoration:underline}
del{background:#c334;text-decoration:line-through}
summary{cursor:pointer}
`;

/** Nothing is loaded, run, framed or sent from the page; only its own style applies. */
export const DIFF_PAGE_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  'sandbox',
].join('; ');

/**
 * Two texts side by side as one self-contained HTML page. Everything that comes from a document is escaped; what came is
 * in `ins`, what went in `del`, underlined and struck through so that no colour is needed to tell.
 */
export function diffPage({ title, language, older, newer, diff, claims = [] }: DiffPageInput): string {
  const lang = escapeHtml(language);
  const row = (block: BlockChange): string => rowOf(block, older.text, newer.text, lang);
  const rows = inRuns(diff.blocks)
    .map((run) => (run.length >= FOLD_FROM ? foldedRow(run.length, run.map(row).join('')) : run.map(row).join('')))
    .join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${escapeHtml(`${older.label} and ${newer.label}: ${title}`)}</title>
<style>${STYLE}</style></head><body>
<h1 dir="auto">${escapeHtml(title)}</h1>
<p>${escapeHtml(summaryOf(diff))}</p>
<table><caption>What changed from ${escapeHtml(older.label)} to ${escapeHtml(newer.label)}</caption>
${HEAD(older.label, newer.label)}
<tbody>
${rows}
</tbody></table>
${claimsTable(claims, older.label, newer.label)}</body></html>
`;
}

const HEAD = (older: string, newer: string): string =>
  `<colgroup><col class="kind"><col><col></colgroup><thead><tr><th scope="col">Change</th><th scope="col">${escapeHtml(older)}</th><th scope="col">${escapeHtml(newer)}</th></tr></thead>`;

/** Changed blocks one by one, unchanged ones in runs. */
function inRuns(blocks: readonly BlockChange[]): BlockChange[][] {
  const runs: BlockChange[][] = [];
  for (const block of blocks) {
    const last = runs.at(-1);
    if (block.kind === 'same' && last?.[0]?.kind === 'same') last.push(block);
    else runs.push([block]);
  }
  return runs;
}

const foldedRow = (count: number, rows: string): string =>
  `<tr><th scope="row">same</th><td colspan="2"><details><summary>${count} paragraphs did not change</summary><table>${rows}</table></details></td></tr>`;

function rowOf(block: BlockChange, older: string, newer: string, lang: string): string {
  const [was, is] = sidesOf(block, older, newer);
  const cell = (content: string): string => `<td lang="${lang}" dir="auto">${content}</td>`;
  return `<tr><th scope="row">${block.kind}</th>${cell(was)}${cell(is)}</tr>`;
}

function sidesOf(block: BlockChange, older: string, newer: string): [string, string] {
  switch (block.kind) {
    case 'added':
      return ['', `<ins>${cut(newer, block.new)}</ins>`];
    case 'removed':
      return [`<del>${cut(older, block.old)}</del>`, ''];
    case 'same':
    case 'moved':
      return [cut(older, block.old), cut(newer, block.new)];
    case 'edited':
      return [
        block.words.map((word) => wordOf(word, 'del', word.old && cut(older, word.old))).join(''),
        block.words.map((word) => wordOf(word, 'ins', word.new && cut(newer, word.new))).join(''),
      ];
  }
}

function wordOf({ kind }: WordChange, element: 'ins' | 'del', text: string | null): string {
  if (text === null) return '';
  return kind === 'same' ? text : `<${element}>${text}</${element}>`;
}

function summaryOf({ outcome, counts }: TextDiff): string {
  if (outcome === 'IDENTICAL') return 'The two texts are the same.';
  if (outcome === 'UNRELATED') return 'The two texts have no paragraph in common.';
  const { edited, added, removed, moved, wordsAdded, wordsRemoved } = counts;
  return `Paragraphs: ${edited} edited, ${added} added, ${removed} removed, ${moved} moved. Words: ${wordsAdded} added, ${wordsRemoved} removed.`;
}

function claimsTable(claims: readonly ComparedClaim[], older: string, newer: string): string {
  if (claims.length === 0) return '';
  const rows = claims.map(
    ({ statement, oldState, newState }) =>
      `<tr><td dir="auto">${escapeHtml(statement)}</td><td>${escapeHtml(oldState ?? '–')}</td><td>${escapeHtml(newState ?? '–')}</td></tr>`,
  );
  return `<table><caption>Where each claim stands</caption><thead><tr><th scope="col">Claim</th><th scope="col">${escapeHtml(older)}</th><th scope="col">${escapeHtml(newer)}</th></tr></thead><tbody>${rows.join('')}</tbody></table>\n`;
}

const cut = (text: string, { start, end }: Span): string => escapeHtml(text.slice(start, end));

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
