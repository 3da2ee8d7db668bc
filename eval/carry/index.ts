import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { adversarialReport } from './adversarial-report.js';
import { costReport } from './cost-report.js';
import { goldReport } from './gold-report.js';
import { naturalReport } from './natural-report.js';
import type { Report } from './report.js';
import { syntheticReport } from './synthetic-report.js';

/** Seed of every sample; another one may be given as the second argument. */
const SEED = 20260301;

const data = resolve(process.argv[2] ?? '../shared/data');
const seed = Number(process.argv[3] ?? SEED);

const reports: Report[] = [adversarialReport()];
if (existsSync(data))
  reports.push(goldReport(data), naturalReport(data), syntheticReport(data, seed), costReport(data));
else process.stdout.write(`Only made-up cases are measured: there is no data in ${data}.\n`);

let missed = 0;
for (const { title, lines, gates } of reports) {
  process.stdout.write(`\n${title}\n`);
  for (const line of lines) process.stdout.write(`  ${line}\n`);
  for (const { what, met } of gates) {
    if (!met) missed += 1;
    process.stdout.write(`  ${met ? 'met   ' : 'MISSED'}  ${what}\n`);
  }
}
process.stdout.write(missed === 0 ? '\nEvery gate is met.\n' : `\n${missed} gates are missed.\n`);
process.exitCode = missed === 0 ? 0 : 1;
