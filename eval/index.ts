import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkworthySection } from './checkworthy.eval.js';
import { claimsSection } from './claims.eval.js';
import { htmlSection } from './html.eval.js';
import { segmentationSection } from './segmentation.eval.js';
import type { EvalRow, EvalSection } from './section.js';

/** In the order of the table. */
const SECTIONS: readonly EvalSection[] = [htmlSection, segmentationSection, checkworthySection, claimsSection];

const data = resolve(process.argv[2] ?? '../shared/data');

let missed = 0;
for (const section of SECTIONS) {
  const rows = existsSync(data) ? await section.run(data) : null;
  process.stdout.write(`\n${section.name}\n`);
  if (rows === null) process.stdout.write(`  not measured: its data is not in ${data}\n`);
  for (const row of rows ?? []) process.stdout.write(lineOf(row));
}
process.stdout.write(missed === 0 ? '\nEvery bar is met.\n' : `\n${missed} figures are below their bar.\n`);
process.exitCode = missed === 0 ? 0 : 1;

function lineOf(row: EvalRow): string {
  const { measure, on, value, baselines, atLeast, digits = 3, note } = row;
  const isMissed = atLeast !== null && value < atLeast;
  if (isMissed) missed += 1;
  const figure = value.toFixed(digits).padStart(9);
  const bar = atLeast === null ? '' : `  at least ${atLeast.toFixed(digits)}${isMissed ? ' MISSED' : ''}`;
  const beside = baselines.map((each) => `${each.name} ${each.value.toFixed(digits)}`).join(', ');
  const rest = [on, beside, note].filter((part) => part !== undefined && part !== '').join('; ');
  return `  ${figure}  ${measure}${bar} (${rest})\n`;
}
