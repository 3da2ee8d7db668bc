import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '../src/reading/read-document.js';
import { splitSentences } from '../src/text/sentences.js';
import { loadGoldArticles } from './gold-article.js';
import type { EvalRow, EvalSection } from './section.js';

interface GoldenRule {
  text: string;
  expected: string[];
}

/** A paragraph and the offsets at which its sentences end. */
interface Paragraph {
  text: string;
  ends: number[];
}

type Splitter = (text: string) => { start: number; end: number }[];

/** Boundaries found and not, and found where there is none. */
interface Counts {
  right: number;
  wrong: number;
  missed: number;
}

const GOLDEN_RULES = 'segmentation/golden_rules_en_52.json';
const EWT = 'segmentation/ud_ewt_dev.json';

/** Where sentences end. The end of a paragraph is given, so it counts neither for nor against. */
export const segmentationSection: EvalSection = {
  name: 'Sentences',
  async run(data: string): Promise<EvalRow[] | null> {
    const rows: EvalRow[] = [];
    if (existsSync(join(data, GOLDEN_RULES)))
      rows.push(goldenRulesRow(readJson<GoldenRule[]>(join(data, GOLDEN_RULES))));
    if (existsSync(join(data, EWT))) rows.push(...ewtRows(readJson<Paragraph[]>(join(data, EWT))));
    if (existsSync(join(data, 'gold'))) rows.push(await goldRow(join(data, 'gold')));
    return rows.length === 0 ? null : rows;
  },
};

function readJson<T>(file: string): T {
  return JSON.parse(readFileSync(file, 'utf8')) as T;
}

const own: Splitter = (text) => splitSentences(text, 'en');

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
const intl: Splitter = (text) =>
  [...segmenter.segment(text)].map(({ index, segment }) => ({ start: index, end: index + segment.trimEnd().length }));

function goldenRulesRow(rules: readonly GoldenRule[]): EvalRow {
  const met = rules.filter(({ text, expected }) => {
    // The rules give what is written on several lines in one.
    const got = own(text).map(({ start, end }) => text.slice(start, end).replace(/\s*\n/g, ' '));
    return JSON.stringify(got) === JSON.stringify(expected);
  });
  return {
    measure: 'rules met',
    on: `Golden Rules, English (${rules.length})`,
    value: met.length,
    baselines: [
      { name: 'Intl.Segmenter', value: 29 },
      { name: 'sentencex', value: 34 },
      { name: 'sentence-splitter', value: 36 },
      { name: 'Pragmatic Segmenter (Ruby)', value: 51 },
    ],
    atLeast: 42,
    digits: 0,
  };
}

function ewtRows(paragraphs: readonly Paragraph[]): EvalRow[] {
  const [ours, theirs] = [own, intl].map((split) =>
    sum(paragraphs.map(({ text, ends }) => compared(split(text), ends, text.trimEnd().length))),
  );
  if (ours === undefined || theirs === undefined) return [];
  const on = `UD EWT dev (${paragraphs.length} paragraphs of mails, comments and weblogs)`;
  const note = 'recall is capped by sentences without punctuation';
  const row = (measure: string, figure: (counts: Counts) => number, atLeast: number | null): EvalRow => ({
    measure,
    on,
    value: figure(ours),
    baselines: [{ name: 'Intl.Segmenter', value: figure(theirs) }],
    atLeast,
    note,
  });
  return [row('precision', precision, 0.975), row('recall', recall, null), row('F1', f1, null)];
}

async function goldRow(folder: string): Promise<EvalRow> {
  const articles = loadGoldArticles(folder);
  const counts = await Promise.all(
    articles.map(async ({ name, bytes, units }) => {
      const { text, blocks, language } = await readDocument({
        bytes,
        mediaType: 'text/plain',
        filename: `${name}.txt`,
      });
      const spans = blocks.flatMap((block) =>
        splitSentences(text.slice(block.start, block.end), language).map(({ end }) => ({ end: block.start + end })),
      );
      return compared(
        spans,
        units.map((unit) => unit.end),
        null,
      );
    }),
  );
  return {
    measure: 'F1',
    on: `${articles.length} labelled articles, blocks and sentences`,
    value: f1(sum(counts)),
    baselines: [],
    atLeast: 0.965,
  };
}

/** @param last the end of the paragraph, which is given; null when it is to be found */
function compared(found: readonly { end: number }[], ends: readonly number[], last: number | null): Counts {
  const got = new Set(found.map(({ end }) => end).filter((end) => end !== last));
  const gold = new Set(ends.filter((end) => end !== last));
  const right = [...got].filter((end) => gold.has(end)).length;
  return { right, wrong: got.size - right, missed: gold.size - right };
}

function sum(all: readonly Counts[]): Counts {
  return all.reduce((a, b) => ({ right: a.right + b.right, wrong: a.wrong + b.wrong, missed: a.missed + b.missed }));
}

const precision = ({ right, wrong }: Counts): number => right / (right + wrong);
const recall = ({ right, missed }: Counts): number => right / (right + missed);
const f1 = ({ right, wrong, missed }: Counts): number => (2 * right) / (2 * right + wrong + missed);
