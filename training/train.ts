import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { modelFolder } from '../src/scoring/model-file.js';
import { readDebateSets } from './debate-sentences.js';
import { featureRows } from './feature-rows.js';
import { MODEL_NAMES, trainModel } from './train-model.js';

// npm run train -- FOLDER [--date YYYY-MM-DD]: trains both models and writes them to models/.
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { date: { type: 'string', default: new Date().toISOString().slice(0, 10) } },
});

const sets = readDebateSets(positionals[0] ?? '../shared/data/checkworthy');
const rows = featureRows(sets.crowd.map(({ text }) => text));
for (const name of MODEL_NAMES) {
  const model = trainModel(name, sets, rows, values.date);
  const file = new URL(`${name}.json`, modelFolder());
  writeFileSync(file, `${JSON.stringify(model, null, 1)}\n`);
  process.stdout.write(`${name}: ${JSON.stringify(model.metrics)}, ${sets.crowd.length} sentences, ${model.sha256}\n`);
}
