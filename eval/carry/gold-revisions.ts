import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceText } from '../../src/anchoring/source-text.js';
import { foldText } from '../../src/text/fold.js';
import { readPlainText } from '../../src/reading/read-document.js';
import type { Span } from '../../src/text/span.js';
import { loadGoldArticles } from '../gold-article.js';

export interface GoldPlacement {
  id: string;
  version: string;
  status: string;
  start: number | null;
  end: number | null;
  note: string;
  also?: Span[];
}

/** A labelled claim of an article and where it went. */
export interface GoldCase {
  older: SourceText;
  newer: SourceText;
  claim: Span;
  truth: GoldPlacement;
  /** The labelled place says the same words as the claim. */
  sameWords: boolean;
}

export const sourceOf = (text: string): SourceText => {
  const { text: read, blocks, language } = readPlainText(text);
  return { text: read, blocks, language };
};

/** Every labelled claim of the revised articles of a gold folder (format: its README). */
export function loadGoldCases(folder: string): GoldCase[] {
  const cases: GoldCase[] = [];
  for (const { name, bytes, units } of loadGoldArticles(folder)) {
    const map = join(folder, 'revisions', name, 'map.jsonl');
    if (!existsSync(map)) continue;
    const older = sourceOf(bytes.toString('utf8'));
    const versions = new Map<string, SourceText>();
    for (const line of readFileSync(map, 'utf8').trim().split('\n')) {
      const truth = JSON.parse(line) as GoldPlacement;
      const newer =
        versions.get(truth.version) ??
        sourceOf(readFileSync(join(folder, 'revisions', name, `${truth.version}.txt`), 'utf8'));
      versions.set(truth.version, newer);
      const unit = units.find(({ id }) => id === truth.id);
      if (unit === undefined) throw new Error(`${map}: there is no sentence ${truth.id}.`);
      const claim = { start: unit.start, end: unit.end };
      const words = truth.start === null ? '' : newer.text.slice(truth.start, truth.end ?? 0);
      const sameWords = foldText(words) === foldText(older.text.slice(claim.start, claim.end));
      cases.push({ older, newer, claim, truth, sameWords });
    }
  }
  return cases;
}
