import { join } from 'node:path';
import { SentenceModels } from '../src/scoring/sentence-models.js';
import { type DebateSentence, hasDebateSets, readDebateSets } from '../training/debate-sentences.js';
import { COLUMNS, featureRows } from '../training/feature-rows.js';
import { meanOverEras, scoreLeftOut } from '../training/left-out-debates.js';
import { averagePrecision, f1 } from '../training/ranking-measures.js';
import { labelsFor } from '../training/train-model.js';
import type { EvalRow, EvalSection } from './section.js';

const EXPERT_NOTE = 'labelled by experts, not trained on';

/** The sentence models that ship, on sentences they were not trained on; and what the same training does on later debates. */
export const checkworthySection: EvalSection = {
  name: 'Verifiable and check-worthy sentences',
  run(data: string): Promise<EvalRow[] | null> {
    const folder = join(data, 'checkworthy');
    if (!hasDebateSets(folder)) return Promise.resolve(null);
    const { crowd, groundTruth } = readDebateSets(folder);
    return Promise.resolve([...expertRows(groundTruth), leftOutRow(crowd), speedRow(crowd)]);
  },
};

function expertRows(sentences: readonly DebateSentence[]): EvalRow[] {
  const models = SentenceModels.load();
  const scores = sentences.map(({ text }) => models.score(text));
  const checkworthy = scores.map((score) => score.checkworthy);
  const verifiable = scores.map((score) => score.verifiable);
  const labels = labelsFor('checkworthy', sentences);
  const factual = labelsFor('verifiable', sentences);
  const on = `ClaimBuster ground truth (${sentences.length} sentences)`;
  return [
    {
      measure: 'check-worthy, average precision',
      on,
      value: averagePrecision(checkworthy, labels),
      baselines: [
        { name: 'words', value: 0.944 },
        { name: 'words and pairs', value: 0.955 },
        { name: 'words, pairs and counts', value: 0.958 },
        { name: 'characters', value: 0.942 },
      ],
      atLeast: 0.95,
      note: EXPERT_NOTE,
    },
    {
      measure: 'check-worthy, F1 at 0.5',
      on,
      value: f1(checkworthy, labels, 0.5),
      baselines: [{ name: 'words, pairs and counts', value: 0.9 }],
      atLeast: 0.88,
      note: EXPERT_NOTE,
    },
    {
      measure: 'verifiable, average precision',
      on,
      value: averagePrecision(verifiable, factual),
      baselines: [],
      atLeast: 0.96,
      note: EXPERT_NOTE,
    },
    {
      measure: 'verifiable, F1 at 0.5',
      on,
      value: f1(verifiable, factual, 0.5),
      baselines: [],
      atLeast: 0.9,
      note: EXPERT_NOTE,
    },
  ];
}

function leftOutRow(sentences: readonly DebateSentence[]): EvalRow {
  const labels = labelsFor('checkworthy', sentences);
  const rows = featureRows(sentences.map(({ text }) => text));
  const years = sentences.map(({ year }) => year);
  const { mean, last } = meanOverEras(scoreLeftOut(rows, labels, years, COLUMNS), labels, averagePrecision);
  return {
    measure: 'check-worthy, average precision, mean of five eras left out',
    on: `ClaimBuster crowd (${sentences.length} sentences)`,
    value: mean,
    baselines: [
      { name: 'words', value: 0.704 },
      { name: 'words and pairs', value: 0.722 },
      { name: 'words, pairs and counts', value: 0.741 },
    ],
    atLeast: 0.745,
    note: `trained anew without each era; ${last.toFixed(3)} on 2012 and 2016; the crowd's labels are noisy`,
  };
}

function speedRow(sentences: readonly DebateSentence[]): EvalRow {
  const models = SentenceModels.load();
  for (const { text } of sentences) models.score(text);
  const before = process.cpuUsage();
  for (const { text } of sentences) models.score(text);
  const { user, system } = process.cpuUsage(before);
  return {
    measure: 'sentences scored in a second of processor time',
    on: `ClaimBuster crowd (${sentences.length} sentences)`,
    value: sentences.length / ((user + system) / 1e6),
    baselines: [],
    atLeast: 30_000,
    digits: 0,
    note: 'both models, with reasons',
  };
}
