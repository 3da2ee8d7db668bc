import { readFileSync, writeFileSync } from 'node:fs';
import { modelFolder } from '../src/scoring/model-file.js';
import { SentenceModels, type SentenceScore } from '../src/scoring/sentence-models.js';

interface GoldenScores {
  version: string;
  sentences: ({ text: string } & SentenceScore)[];
}

// node dist/training/golden-scores.js: scores the sentences of models/golden-scores.json anew, after a training or a
// deliberate change of the features.
const file = new URL('golden-scores.json', modelFolder());
const models = SentenceModels.load();
const { sentences } = JSON.parse(readFileSync(file, 'utf8')) as Pick<GoldenScores, 'sentences'>;
const golden: GoldenScores = {
  version: models.version,
  sentences: sentences.map(({ text }) => ({ text, ...models.score(text) })),
};
writeFileSync(file, `${JSON.stringify(golden, null, 1)}\n`);
