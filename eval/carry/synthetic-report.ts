import { sourceOf } from './gold-revisions.js';
import { isAt, isSameWording, isSilent, type Method, type Placed } from './method.js';
import { BASELINES, OURS } from './methods.js';
import type { Expected } from './operators.js';
import { atLeast, atMost, type Report } from './report.js';
import { loadHistories, syntheticTrials, type Trial } from './synthetic.js';
import { percent, type Share, share } from './tally.js';

interface Judged {
  trial: Trial;
  placed: Placed;
}

/** Baselines are slow: they get every so many trials. */
const BASELINE_STEP = 20;
const STATE: Readonly<Record<Expected, string>> = {
  same: 'CURRENT',
  context: 'CONTEXT_CHANGED',
  reworded: 'REWORDED',
  changed: 'CHANGED',
  restructured: 'CHANGED',
  gone: 'GONE',
  'never silent': 'not CURRENT',
};

/** D1: one thing done to one claim of a document, with other changes around it. */
export function syntheticReport(data: string, seed: number): Report {
  const articles = loadHistories(data, 'dev.json.gz');
  const ours: Judged[] = [];
  const theirs = new Map<Method, Judged[]>(BASELINES.map((method) => [method, []]));
  let documents = 0;
  let last = '';
  for (const trial of syntheticTrials(articles, seed)) {
    if (trial.older !== last) documents += 1;
    last = trial.older;
    ours.push(judge(OURS, trial));
    if (ours.length % BASELINE_STEP === 0) for (const [method, judged] of theirs) judged.push(judge(method, trial));
  }
  const operators = [...new Set(ours.map(({ trial }) => trial.operator))];
  return {
    title: `D1: ${ours.length} trials on ${documents} documents, seed ${seed}`,
    lines: [
      ...operators.map((name) =>
        operatorLine(
          name,
          ours.filter(({ trial }) => trial.operator === name),
        ),
      ),
      ...[...theirs].map(
        ([method, judged]) => `${method.name.padEnd(20)} carried wrongly ${percent(falseCarry(judged))}`,
      ),
    ],
    gates: gatesOf(ours),
  };
}

const judge = (method: Method, trial: Trial): Judged => ({
  trial,
  placed: method.prepare(sourceOf(trial.older), sourceOf(trial.newer))(trial.claim),
});

function operatorLine(name: string, judged: readonly Judged[]): string {
  const expected = judged[0]?.trial.expected ?? 'same';
  const right = judged.filter(({ trial, placed }) => isRight(trial, placed));
  return `${name.padEnd(20)} ${STATE[expected].padEnd(15)} ${percent(share(right.length, judged.length))}`;
}

function isRight({ expected, truth }: Trial, placed: Placed): boolean {
  if (expected === 'never silent') return !isSilent(placed);
  return placed.state === STATE[expected] && (truth === null || isAt(placed.span, truth));
}

function gatesOf(judged: readonly Judged[]): Report['gates'] {
  const of = (...kinds: Expected[]): Judged[] => judged.filter(({ trial }) => kinds.includes(trial.expected));
  const stated = (those: readonly Judged[], state: string): Share =>
    share(those.filter(({ placed }) => placed.state === state).length, those.length);
  const kept = of('same', 'context');
  const present = of('same', 'context', 'reworded');
  const found = present.filter(({ trial, placed }) => trial.truth !== null && isAt(placed.span, trial.truth));
  return [
    atMost('carried silently although changed, withdrawn or gone', falseCarry(judged), 0.003),
    atLeast('claims that are there found', share(found.length, present.length), 0.985),
    atMost(
      'same wording not carried',
      share(kept.filter(({ placed }) => !isSameWording(placed)).length, kept.length),
      0.02,
    ),
    atLeast('changed are CHANGED', stated(of('changed', 'restructured'), 'CHANGED'), 0.9),
    atLeast('reworded are REWORDED', stated(of('reworded'), 'REWORDED'), 0.7),
    atLeast('gone are GONE', stated(of('gone'), 'GONE'), 0.95),
  ];
}

/** Claims carried without a word although they changed, are gone, were withdrawn, or are somewhere else. */
function falseCarry(judged: readonly Judged[]): Share {
  const wrong = judged.filter(({ trial: { expected, truth }, placed }) => {
    if (!isSilent(placed)) return false;
    return expected === 'same' ? truth !== null && !isAt(placed.span, truth) : true;
  });
  return share(wrong.length, judged.length);
}
