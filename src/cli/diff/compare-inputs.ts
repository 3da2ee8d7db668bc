import { diffTexts, type TextDiff } from '../../anchoring/diff/text-diff.js';
import { readDocument, type ReadDocument } from '../../reading/read-document.js';
import { diffPage } from '../../source-changes/diff/diff-page.js';
import { printable } from '../output.js';
import { readInput } from '../read-input.js';

/** Two inputs and how their texts differ. */
export interface ComparedInputs {
  older: ReadDocument;
  newer: ReadDocument;
  /** As they were named. */
  names: { older: string; newer: string };
  diff: TextDiff;
}

/** @throws CliError, AppError when an input cannot be read */
export async function compareInputs(older: string, newer: string): Promise<ComparedInputs> {
  const was = await readDocument(await readInput(older));
  const is = await readDocument(await readInput(newer));
  return { older: was, newer: is, names: { older, newer }, diff: diffTexts(was, is) };
}

/** The page of `diff --html`. */
export function diffHtml({ older, newer, names, diff }: ComparedInputs): string {
  return diffPage({
    title: newer.title ?? older.title ?? 'Two texts',
    language: newer.language,
    older: { label: names.older, text: older.text },
    newer: { label: names.newer, text: newer.text },
    diff,
  });
}

/** For people: what is not the same, with the words that went in [-…-] and those that came in {+…+}. */
export function diffLines({ older, newer, diff }: ComparedInputs): string[] {
  const old = ({ start, end }: { start: number; end: number }): string => printable(older.text.slice(start, end));
  const now = ({ start, end }: { start: number; end: number }): string => printable(newer.text.slice(start, end));
  const lines = diff.blocks.flatMap((block) => {
    switch (block.kind) {
      case 'same':
        return [];
      case 'moved':
        return [`> ${now(block.new)}`];
      case 'added':
        return [`+ ${now(block.new)}`];
      case 'removed':
        return [`- ${old(block.old)}`];
      case 'edited':
        return [
          `~ ${block.words.map((word) => wordOf(word.kind, old(word.old ?? NOWHERE), now(word.new ?? NOWHERE))).join('')}`,
        ];
    }
  });
  return [...lines, `${diff.outcome}: ${countsOf(diff)}`];
}

const NOWHERE = { start: 0, end: 0 };

function wordOf(kind: 'same' | 'removed' | 'added', old: string, now: string): string {
  if (kind === 'same') return now;
  return kind === 'removed' ? `[-${old}-]` : `{+${now}+}`;
}

const countsOf = ({ counts }: TextDiff): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');
