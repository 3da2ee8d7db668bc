import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { MIN_RESAMPLES } from '../src/agreement/bootstrap.js';
import type { Transactions } from '../src/database/transactions.js';
import { ensureDatabase, startEmbeddedPostgres } from '../src/embedded/embedded-postgres.js';
import { processesOfCluster } from '../src/embedded/process-identity.js';
import { migrateDatabase } from '../src/runtime/migrate-database.js';
import { DEFAULT_SCHEME } from '../src/schemes/default-scheme.js';
import { AgreementQueries } from '../src/statistics/agreement.queries.js';
import { labelAgreement } from '../src/statistics/label-agreement.js';
import { clusterCpuMicros } from './processes.js';
import { RatedRounds } from './rated-rounds.js';

/** Agreement of so many ratings, from a file and from the database. */
export interface AgreementCost {
  ratings: number;
  /** `claimdesk agreement FILE --json`, start included. */
  cli: { cpuSeconds: number; peakMegabytes: number };
  /** Processor seconds of Node and PostgreSQL, the median of the runs. */
  product: { cpuSeconds: number; nodeSeconds: number };
  /** `SELECT label, count(*) … GROUP BY label` over the same ratings. */
  bare: { cpuSeconds: number };
}

/** Written by the measured process itself when it ends. */
const USAGE_TO_STDERR =
  'data:text/javascript,process.on("exit",()=>{const{userCPUTime,systemCPUTime,maxRSS}=process.resourceUsage();' +
  'process.stderr.write(`usage ${(userCPUTime+systemCPUTime)/1e6} ${maxRSS/1024}`)})';
const CLAIMDESK = fileURLToPath(new URL('../../bin/claimdesk.js', import.meta.url));
/** A person who rates nothing. */
const VIEWER = '00000000-0000-4000-8000-000000000000';

/** Measures at 10,000, 100,000 and 1,000,000 ratings, times the scale. */
export async function measureAgreement(scale: number, runs: number): Promise<AgreementCost[]> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-bench-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const db = new Client({ connectionString: postgres.databaseUrl('bench') });
  try {
    await ensureDatabase(postgres, 'bench');
    await migrateDatabase(postgres.databaseUrl('bench'));
    await db.connect();
    const rounds = await RatedRounds.prepare(db);
    const costs: AgreementCost[] = [];
    for (const size of [10_000, 100_000, 1_000_000]) {
      const ratings = 2 * Math.ceil((size * scale) / 2);
      await rounds.growTo(ratings / 2);
      const cluster = await processesOfCluster(join(folder, 'postgres'));
      const cli = await ofFile(join(folder, 'ratings.csv'), ratings);
      costs.push({ ratings, cli, ...(await ofDatabase(db, cluster, runs)) });
    }
    return costs;
  } finally {
    await db.end().catch(() => undefined);
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function ofFile(file: string, ratings: number): Promise<AgreementCost['cli']> {
  await pipeline(Readable.from(csvLines(ratings)), createWriteStream(file));
  const child = spawn(process.execPath, ['--import', USAGE_TO_STDERR, CLAIMDESK, 'agreement', '--json', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said = await text(child.stderr);
  const [, cpuSeconds, peakMegabytes] = /usage ([\d.]+) ([\d.]+)$/.exec(said) ?? [];
  if (cpuSeconds === undefined) throw new Error(`claimdesk agreement failed: ${said}`);
  return { cpuSeconds: Number(cpuSeconds), peakMegabytes: Number(peakMegabytes) };
}

/** Two ratings a unit, far apart: first all of the first raters, then all of the second. */
function* csvLines(ratings: number): Generator<string> {
  yield 'unit,rater,value\n';
  const units = ratings / 2;
  for (let rating = 0; rating < ratings; rating += 1) {
    const unit = rating % units;
    const slot = Math.floor(rating / units);
    const value = unit % 4 === 0 ? Math.floor(unit / 4) + slot : Math.floor(unit / 4);
    yield `claim-${unit},reviewer-${(unit * 7919 + slot) % 200},${1 + (value % 6)}\n`;
  }
}

async function ofDatabase(
  db: Client,
  cluster: readonly number[],
  runs: number,
): Promise<Pick<AgreementCost, 'product' | 'bare'>> {
  const product: { cpuSeconds: number; nodeSeconds: number }[] = [];
  const bare: number[] = [];
  // Once more than counts: the first of each warms up.
  for (let run = 0; run <= runs; run += 1) {
    const ofBare = await cpuOf(cluster, () => db.query(`SELECT label, count(*) FROM review GROUP BY label`));
    const ofProduct = await cpuOf(cluster, () => figuresOf(db));
    if (run === 0) continue;
    bare.push(ofBare.cpuSeconds);
    product.push(ofProduct);
  }
  const middle = product.toSorted((a, b) => a.cpuSeconds - b.cpuSeconds)[Math.floor(runs / 2)];
  return {
    product: middle ?? { cpuSeconds: NaN, nodeSeconds: NaN },
    bare: { cpuSeconds: bare.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? NaN },
  };
}

/** The product's own statement and figures, on this connection. */
async function figuresOf(db: Client): Promise<void> {
  const query = async (sql: string, values: unknown[]) => (await db.query(sql, values)).rows as unknown;
  const queries = new AgreementQueries({ reader: { query } } as unknown as Transactions);
  const patterns = await queries.patterns('all', VIEWER, {});
  labelAgreement(DEFAULT_SCHEME.labels, patterns, false, { resamples: MIN_RESAMPLES, seed: 1 });
}

async function cpuOf(
  cluster: readonly number[],
  work: () => Promise<unknown>,
): Promise<{ cpuSeconds: number; nodeSeconds: number }> {
  const [node, postgres] = [process.cpuUsage(), clusterCpuMicros(cluster)];
  await work();
  const { user, system } = process.cpuUsage(node);
  const nodeSeconds = (user + system) / 1e6;
  return { cpuSeconds: nodeSeconds + (clusterCpuMicros(cluster) - postgres) / 1e6, nodeSeconds };
}
