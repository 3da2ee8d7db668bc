import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { chooseFreePort } from '../src/embedded/free-port.js';
import { ensureDatabase, startEmbeddedPostgres } from '../src/embedded/embedded-postgres.js';
import { processesOfCluster } from '../src/embedded/process-identity.js';
import { migrateDatabase } from '../src/runtime/migrate-database.js';
import { PasswordHasher } from '../src/users/password-hasher.js';
import { measureAgreement } from './agreement.js';
import {
  bodyOf,
  type Contender,
  listRequest,
  type Measured,
  measure,
  type RunPlan,
  signIn,
  submitRequest,
} from './contenders.js';
import { CLIENTS, freshAssignments, loadDataset, sizeAt } from './dataset.js';
import { measureDesk } from './desk/measure.js';
import type { DeskReport } from './desk/report.js';
import { measureExports } from './exports/measure.js';
import { measureExtraction } from './extraction.js';
import { measureHtml } from './html.js';
import type { NextRequest } from './load.js';
import { measureImports } from './imports/measure.js';
import { ServerProcess } from './processes.js';
import { measureReExtraction } from './re-extraction.js';
import { asText, type Report } from './report.js';
import { measureWeb } from './web/measure.js';

const WORKLOADS = [
  'list',
  'submit',
  'extract',
  're-extract',
  'html',
  'agreement',
  'desk',
  'exports',
  'imports',
  'web',
] as const;

/** Those that need servers and a database. */
const ON_STAGE: readonly Workload[] = ['list', 'submit'];
type Workload = (typeof WORKLOADS)[number];
const PASSWORD = randomBytes(16).toString('hex');

interface Options {
  seconds: number;
  runs: number;
  scale: number;
  only: readonly Workload[];
  json: boolean;
  /** Folder with the pages of the workload `html`. */
  data: string;
  /** Claims of the desks that the workload `desk` measures, the smallest first. */
  sizes: number[];
  /** Reports that the workload `exports` writes, the fewest first. */
  reports: number[];
  /** Size of the files that the workload `imports` sends, in megabytes. */
  megabytes: number;
  /** Print the plans of the product's statements on stderr. */
  plans: boolean;
  /** Folder for a processor profile of the product's process. */
  profile: string | null;
}

function readOptions(): Options {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '5' },
      runs: { type: 'string', default: '3' },
      scale: { type: 'string', default: '1' },
      only: { type: 'string', default: WORKLOADS.join(',') },
      json: { type: 'boolean', default: false },
      data: { type: 'string', default: '../shared/data' },
      sizes: { type: 'string', default: '10000,100000' },
      reports: { type: 'string', default: '1000,100000' },
      megabytes: { type: 'string', default: '5' },
      plans: { type: 'boolean', default: false },
      profile: { type: 'string' },
    },
  });
  const only = WORKLOADS.filter((name) => values.only.split(',').includes(name));
  if (only.length === 0) throw new Error(`--only takes ${WORKLOADS.join(', ')}`);
  return {
    // Bounded, so that nobody's machine is busy for an hour by a slip of the finger.
    seconds: Math.min(Math.max(Number(values.seconds) || 5, 1), 60),
    runs: Math.min(Math.max(Number(values.runs) || 3, 1), 9),
    scale: Math.min(Math.max(Number(values.scale) || 1, 0.01), 2),
    only,
    json: values.json,
    data: values.data,
    sizes: numbersIn('sizes', values.sizes, 10_000),
    reports: numbersIn('reports', values.reports, 1_000),
    megabytes: Math.min(Math.max(Number(values.megabytes) || 5, 1), 400),
    plans: values.plans,
    profile: values.profile ?? null,
  };
}

/** @throws Error when a size is not one that the dataset can have. */
function numbersIn(option: string, list: string, least: number): number[] {
  const sizes = list.split(',').map(Number);
  if (sizes.some((size) => !Number.isInteger(size) || size < least || size > 1_000_000)) {
    throw new Error(`--${option} takes numbers from ${least} to 1000000, such as ${10 * least}; not "${list}".`);
  }
  return sizes.toSorted((a, b) => a - b);
}

async function measureDesks({ sizes, plans }: Options): Promise<DeskReport> {
  const report: DeskReport = [];
  for (const claims of sizes) {
    say(`a desk of ${claims} claims ...`);
    report.push({ claims, figures: await measureDesk(claims, plans ? say : null) });
  }
  return report;
}

/** The database, the servers and the signed-in people of one run of the benchmark. */
interface Stage {
  db: Client;
  contenders: Contender[];
  /** Cookies of those who list, then of those who submit. */
  listers: string[];
  submitters: string[];
  postgres: () => Promise<number[]>;
}

async function main(): Promise<void> {
  const options = readOptions();
  const workloads: Report['workloads'] = {};
  const size = sizeAt(options.scale);
  const loadAverage = loadavg()[0] ?? NaN;
  if (options.only.some((name) => ON_STAGE.includes(name))) {
    await onStage(options, async (stage) => {
      const plan = { warmSeconds: 2, seconds: options.seconds, runs: options.runs };
      if (options.only.includes('list')) workloads['my assignments'] = await measureList(stage, plan);
      if (options.only.includes('submit')) workloads['submit review'] = await measureSubmit(stage, plan);
    });
  }
  const extraction = options.only.includes('extract') ? await measureExtraction(300) : null;
  const again = options.only.includes('re-extract') ? await measureReExtraction(options.runs) : null;
  const html = options.only.includes('html') ? await measureHtml(options.data, options.runs) : null;
  if (options.only.includes('html') && html === null) say(`html: not measured, there are no pages in ${options.data}`);
  const agreement = options.only.includes('agreement') ? await measureAgreement(options.scale, options.runs) : null;
  const desk = options.only.includes('desk') ? await measureDesks(options) : null;
  const exported = options.only.includes('exports') ? await measureExports(options.reports, say) : null;
  const imported = options.only.includes('imports') ? await measureImports(options.megabytes, say) : null;
  const web = options.only.includes('web') ? await measureWeb(say) : null;
  const machine = { cpus: cpus().length, model: cpus()[0]?.model.trim() ?? '?', node: process.version, loadAverage };
  const dataset = { reviewers: size.reviewers, documents: size.documents, 'claims and assignments': size.claims };
  const report: Report = {
    at: new Date().toISOString(),
    machine,
    dataset,
    workloads,
    extraction,
    again,
    html,
    agreement,
    desk,
    exports: exported,
    imports: imported,
    web,
  };
  console.log(options.json ? JSON.stringify(report) : asText(report));
}

async function onStage(options: Options, work: (stage: Stage) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-bench-'));
  const started: ServerProcess[] = [];
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const db = new Client({ connectionString: postgres.databaseUrl('bench') });
  try {
    await ensureDatabase(postgres, 'bench');
    await migrateDatabase(postgres.databaseUrl('bench'));
    await db.connect();
    const env = {
      DATABASE_URL: postgres.databaseUrl('bench'),
      CLAIMDESK_SECRET: randomBytes(48).toString('base64'),
      CLAIMDESK_DATA: folder,
    };
    const contenders = await startContenders(env, options, started);
    say('loading the dataset ...');
    await loadDataset(db, sizeAt(options.scale), await new PasswordHasher().hash(PASSWORD));
    const cookies: string[] = [];
    for (let number = 1; number <= 2 * CLIENTS; number += 1) {
      cookies.push(await signIn(contenders[0]?.server.port ?? 0, number, PASSWORD));
    }
    const [listers, submitters] = [cookies.slice(0, CLIENTS), cookies.slice(CLIENTS)];
    await work({ db, contenders, listers, submitters, postgres: () => processesOfCluster(join(folder, 'postgres')) });
  } finally {
    await Promise.all(started.map((server) => server.stop()));
    await db.end().catch(() => undefined);
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function startContenders(
  env: Record<string, string>,
  options: Options,
  started: ServerProcess[],
): Promise<Contender[]> {
  const nodeArgs = options.profile ? ['--cpu-prof', `--cpu-prof-dir=${options.profile}`] : [];
  const start = async (name: string, program: string, more: { args: string[]; probe: string; nodeArgs?: string[] }) => {
    const server = await ServerProcess.start(program, { ...more, env, port: await chooseFreePort() });
    started.push(server);
    return { name, server };
  };
  return [
    await start('product', 'src/main.js', { args: ['--api'], probe: '/api/v1/health/ready', nodeArgs }),
    await start('bare', 'bench/bare-server.js', { args: [], probe: '/ready' }),
    await start('bare, prepared', 'bench/bare-server.js', { args: ['--prepared'], probe: '/ready' }),
  ];
}

async function measureList(stage: Stage, plan: RunPlan): Promise<Record<string, Measured>> {
  const requests = stage.listers.map(listRequest);
  const answers = await Promise.all(
    stage.contenders.map(({ server }) => bodyOf(server.port, requests[0] ?? Buffer.of())),
  );
  if (new Set(answers).size !== 1) throw new Error(`the servers do not answer the same:\n${answers.join('\n')}`);
  say('my assignments ...');
  return measure(stage.contenders, () => requests.map((bytes) => () => bytes), plan, stage.postgres);
}

/** Each submission is of an assignment of its own, shared out to the contenders in equal parts. */
async function measureSubmit(stage: Stage, plan: RunPlan): Promise<Record<string, Measured>> {
  const pools = await freshAssignments(stage.db, Number.MAX_SAFE_INTEGER);
  await compareSubmissions(stage, pools);
  const share = Math.floor(Math.min(...pools.map((ids) => ids.length)) / stage.contenders.length);
  const shares = new Map(stage.contenders.map(({ name }) => [name, pools.map((ids) => ids.splice(0, share))]));
  const clientsOf = ({ name }: Contender): NextRequest[] =>
    (shares.get(name) ?? []).map((ids, client) => () => {
      const id = ids.pop();
      return id === undefined ? null : submitRequest(stage.submitters[client] ?? '', id);
    });
  say('submit review ...');
  return measure(stage.contenders, clientsOf, plan, stage.postgres);
}

/** Product and bare server must answer a submission alike, but for what differs from claim to claim. */
async function compareSubmissions({ contenders, submitters }: Stage, pools: string[][]): Promise<void> {
  const [first = []] = pools;
  const shapes: string[] = [];
  for (const { server } of contenders) {
    const body = await bodyOf(server.port, submitRequest(submitters[0] ?? '', first.pop() ?? ''));
    shapes.push(shapeOf(body));
  }
  if (new Set(shapes).size !== 1) throw new Error(`the servers do not answer alike:\n${shapes.join('\n')}`);
}

/** Of these the values must be the same as well; of all others only that they are there. */
const COMPARED = ['label', 'confidence', 'rationale', 'title', 'url', 'quote', 'stance', 'kind', 'version'];

/** Keys in one order: JSON has none, and jsonb keeps another one than the schema of the answer. */
const shapeOf = (body: string): string =>
  JSON.stringify(JSON.parse(body), (key, value: unknown) => {
    if (Array.isArray(value)) return value;
    if (typeof value === 'object' && value !== null) return sorted(value);
    return COMPARED.includes(key) ? value : '#';
  });

const sorted = (value: object): object =>
  Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Progress goes to stderr: stdout is for the figures. */
const say = (line: string): void => console.error(line);

await main();
