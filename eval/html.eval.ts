import { readHtml } from '../src/reading/html.js';
import { benchmarkPages, type BenchmarkPage } from './html-pages.js';
import type { EvalRow, EvalSection } from './section.js';
import { meanF1, shingleScore, type ShingleScore } from './shingle-score.js';

/** Published on all 181 pages of the benchmark (its README), and measured by us on them for Readability with linkedom. */
const PUBLISHED = [
  { name: 'Readability 0.6 with linkedom', value: 0.952 },
  { name: 'trafilatura 2.0', value: 0.958 },
  { name: 'rs-trafilatura', value: 0.97 },
];

/** Article extraction from web pages. */
export const htmlSection: EvalSection = {
  name: 'Articles from web pages',
  async run(data): Promise<EvalRow[] | null> {
    const pages = await benchmarkPages(data);
    return pages === null ? null : rowsOf(pages);
  },
};

function rowsOf(pages: readonly BenchmarkPage[]): EvalRow[] {
  let refused = 0;
  const scores = pages.map(({ html, truth }) => {
    const text = textOf(html);
    if (text === null) refused += 1;
    return shingleScore(truth, text ?? '');
  });
  const { f1, precision, recall } = meanF1(scores);
  const on = `article-extraction-benchmark (${pages.length} pages)`;
  const note = 'runs of four words; tuned on these pages, so the others of the benchmark will be lower';
  const row = { on, baselines: [], atLeast: null };
  return [
    { ...row, measure: 'F1', value: f1, baselines: PUBLISHED, atLeast: 0.97, note },
    { ...row, measure: 'precision', value: precision },
    { ...row, measure: 'recall', value: recall },
    { ...row, measure: 'F1, lowest of 100 random halves', value: lowestHalf(scores) },
    { ...row, measure: 'pages refused', value: refused, digits: 0, note: 'each of them is an article' },
  ];
}

function textOf(html: string): string | null {
  try {
    return readHtml(html).text;
  } catch {
    return null;
  }
}

/** How much the figure hangs on which pages one happens to have. The same halves every time. */
function lowestHalf(scores: readonly ShingleScore[]): number {
  let seed = 1;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const halves = Array.from({ length: 100 }, () => {
    const drawn = scores.map((score) => ({ score, at: random() })).toSorted((a, b) => a.at - b.at);
    return meanF1(drawn.slice(0, Math.ceil(scores.length / 2)).map(({ score }) => score)).f1;
  });
  return Math.min(...halves);
}
