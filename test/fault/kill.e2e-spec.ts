import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { auditChainFaults } from '../../soak/invariants/audit.js';
import type { Fault } from '../../soak/invariants/check.js';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { chooseFreePort } from '../../src/embedded/free-port.js';
import { DataFolder } from '../integration/runtime/product-process.js';
import { TestClient } from '../support/client.js';
import { Acknowledged } from './acknowledged.js';
import { DeskPerson, Tally } from './desk-person.js';
import { faultsIn, INVARIANTS } from './invariants.js';
import { Journey, type Lane } from './journey.js';
import { Nemesis } from './nemesis.js';
import { Random } from '../../soak/random.js';

const SEED = Number(process.env['CLAIMDESK_FAULT_SEED'] ?? 1);
const KILLS = Number(process.env['CLAIMDESK_FAULT_KILLS'] ?? 6);
const LANES = Number(process.env['CLAIMDESK_FAULT_LANES'] ?? 3);
const LIMIT_MS = 120_000 + KILLS * 15_000;
const DRAIN_LIMIT_MS = 90_000;
const PASSWORD = 'a long enough test password';
const SETUP_SECRET = 'set-up secret of the fault test';
const COMMAND = 'bin/claimdesk.js';

const random = new Random(SEED);
const log = new Acknowledged();
const tally = new Tally();
const secret = randomBytes(48).toString('base64');
let folder: DataFolder;
let nemesis: Nemesis;
let postgres: EmbeddedPostgres | undefined;

beforeAll(async () => {
  folder = await DataFolder.create();
  const env = {
    CLAIMDESK_DATA: folder.path,
    CLAIMDESK_DEMO: 'off',
    CLAIMDESK_SETUP_SECRET: SETUP_SECRET,
    CLAIMDESK_SECRET: secret,
    PORT: String(await chooseFreePort()),
  };
  nemesis = new Nemesis(folder, env, random);
  await nemesis.begin();
}, 60_000);

afterAll(async () => {
  await nemesis?.remove();
  await postgres?.stop();
  await folder?.remove();
});

async function signIn(email: string): Promise<DeskPerson> {
  const client = new TestClient(nemesis.url, '');
  const { status, body, text } = await client.post('/auth/login', { email, password: PASSWORD });
  if (status !== 200) throw new Error(`sign-in: ${status} ${text}`);
  return new DeskPerson(client, body.id, tally);
}

/** Makes the people of the desk, while all is calm, and signs them in. */
async function staff(): Promise<Lane[]> {
  const admin = new TestClient(nemesis.url, '');
  const first = { email: 'admin@desk.test', displayName: 'Admin', password: PASSWORD };
  expect((await admin.post('/auth/setup', { secret: SETUP_SECRET, ...first })).status).toBe(201);
  expect((await admin.post('/auth/login', { email: first.email, password: PASSWORD })).status).toBe(200);
  const hire = async (name: string, role: string): Promise<DeskPerson> => {
    const person = { email: `${name}@desk.test`, displayName: name, roles: [role], password: PASSWORD };
    expect((await admin.post('/users', person)).status).toBe(201);
    return signIn(person.email);
  };
  const lanes: Lane[] = [];
  for (let number = 1; number <= LANES; number += 1) {
    const editor = await hire(`editor${number}`, 'editor');
    const reviewers = [await hire(`rater${number}a`, 'reviewer'), await hire(`rater${number}b`, 'reviewer')] as const;
    lanes.push({ number, editor, reviewers, selfTake: number === 1 });
  }
  return lanes;
}

/** Waits until nothing is left to do. */
async function drain(): Promise<number> {
  const begun = Date.now();
  while (Date.now() - begun < DRAIN_LIMIT_MS) {
    if ((await openWork()) === 0) return Date.now() - begun;
    await sleep(200);
  }
  throw new Error(`work is left after ${DRAIN_LIMIT_MS} ms:\n${nemesis.lastWords}`);
}

async function openWork(): Promise<number | null> {
  const url = folder.databaseUrl;
  if (!url) return null;
  const { rows } = await query(
    url,
    `SELECT (SELECT count(*) FROM outbox_job) + (SELECT count(*) FROM document_job WHERE status IN ('QUEUED', 'RUNNING'))
       + (SELECT count(*) FROM bullmq.job WHERE state IN ('waiting', 'active')) AS open`,
  ).catch(() => ({ rows: [] as { open: string }[] }));
  return rows[0] ? Number(rows[0].open) : null;
}

async function query(url: string, sql: string) {
  return connected(url, (client) => client.query<{ open: string }>(sql));
}

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

const allFaults = async (url: string): Promise<Fault[]> => [
  ...(await connected(url, (client) => faultsIn(client, log))),
  ...(await auditChainFaults(url, { CLAIMDESK_SECRET: secret, CLAIMDESK_DATA: folder.path })),
];

describe('a desk whose server and database are killed at random moments', () => {
  let drainMs = 0;

  it(
    `loses and doubles nothing that it acknowledged (seed ${SEED}, ${KILLS} kills)`,
    async () => {
      const begun = Date.now();
      const lanes = await staff();
      let calm = false;
      let finished = false;
      const work = lanes.map(async (lane) => {
        for (let number = 1; !calm; number += 1) await new Journey(lane, number, random, log).run();
      });
      const watch = nemesis.watch(() => finished);
      const raging = nemesis.rage(KILLS).finally(() => (calm = true));
      const outcomes = await Promise.allSettled([raging, ...work]);
      finished = true;
      await watch;
      const problems = outcomes.flatMap((each) => (each.status === 'rejected' ? [String(each.reason)] : []));
      expect({ problems, lastWords: problems.length > 0 ? nemesis.lastWords : '' }).toEqual({
        problems: [],
        lastWords: '',
      });
      drainMs = await drain();
      await nemesis.end();
      postgres = await startEmbeddedPostgres({ dataFolder: folder.path });
      const faults = await allFaults(postgres.databaseUrl('claimdesk'));
      report(faults, Date.now() - begun);
      expect(faults).toEqual([]);
      expect(nemesis.unexpectedExits).toEqual([]);
      expect(log.published.size).toBeGreaterThanOrEqual(LANES);
    },
    LIMIT_MS,
  );

  it('has an audit trail that the command line finds whole', async () => {
    if (!existsSync(COMMAND)) return;
    const env = {
      PATH: process.env['PATH'],
      DATABASE_URL: postgres!.databaseUrl('claimdesk'),
      CLAIMDESK_SECRET: secret,
      CLAIMDESK_DATA: folder.path,
    };
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'audit', 'verify'], { env, encoding: 'utf8' });
    expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  }, 60_000);

  function report(faults: Fault[], wallMs: number): void {
    const line = {
      seed: SEED,
      attacks: nemesis.attacks,
      starts: nemesis.starts,
      acknowledged: log.count,
      published: log.published.size,
      answers: tally.definite,
      unknown: tally.unknown,
      notNow: tally.notNow,
      longestOutageMs: Math.max(0, ...nemesis.outages),
      medianOutageMs: nemesis.outages.toSorted((a, b) => a - b)[nemesis.outages.length >> 1] ?? 0,
      drainMs,
      faults: faults.length,
      unexpectedExits: nemesis.unexpectedExits.length,
      internalErrors: nemesis.internalErrors,
      wallMs,
    };
    process.stdout.write(`fault test: ${JSON.stringify(line)}\n`);
  }
});

/** Each breaks one promise in a copy of the database; the checks must name it. */
const CONTROLS: [name: string, sql: string, invariant: string][] = [
  ['a lost document', `DELETE FROM document WHERE id = (SELECT min(id::text)::uuid FROM document)`, 'I1 documents'],
  [
    'a changed text',
    `UPDATE document_version SET text = text || '!' WHERE id = (SELECT min(id::text)::uuid FROM document_version)`,
    'I1 documents',
  ],
  [
    'a document taken in twice',
    `INSERT INTO document SELECT (jsonb_populate_record(document, jsonb_build_object('id', gen_random_uuid()))).*
     FROM document LIMIT 1`,
    'I2 one document per request',
  ],
  ['a lost review', `DELETE FROM review WHERE id = (SELECT min(id::text)::uuid FROM review)`, 'I1 submitted reviews'],
  [
    'a review counted twice',
    `INSERT INTO review SELECT (jsonb_populate_record(review, jsonb_build_object('id', gen_random_uuid(), 'revision', 2))).*
     FROM review LIMIT 1`,
    'I5 one review per assignment, with its evidence once',
  ],
  [
    'a publication taken back',
    `UPDATE verdict SET state = 'APPROVED' WHERE id = (SELECT min(id::text)::uuid FROM verdict)`,
    'I1 publications',
  ],
  [
    'a job that was never handed over',
    `INSERT INTO outbox_job (id, queue, name, payload) VALUES (gen_random_uuid(), 'documents', 'claims.extract', '{}')`,
    'I3 nothing left in the outbox',
  ],
  [
    'a search that was forgotten',
    `DELETE FROM document_job WHERE id = (SELECT min(id::text)::uuid FROM document_job)`,
    'I3 one finished search per version',
  ],
  [
    'a job that is stuck',
    `UPDATE bullmq.job SET state = 'active' WHERE id = (SELECT min(id::text) FROM document_job)`,
    'I4 no job left, failed or stuck in the queue',
  ],
  [
    'a step without an audit row',
    `DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event WHERE event = 'claim.openRound')`,
    'I6 every change of state is in the audit trail once, in order',
  ],
  [
    'an audit row twice',
    `INSERT INTO audit_event SELECT (jsonb_populate_record(audit_event,
       jsonb_build_object('seq', (SELECT max(seq) + 1 FROM audit_event)))).*
     FROM audit_event WHERE event = 'verdict.publish' LIMIT 1`,
    'I6 every change of state is in the audit trail once, in order',
  ],
  ['an audit row that was edited', `UPDATE audit_event SET reason = 'another one' WHERE seq = 5`, 'I6 audit chain'],
];

describe('the checks themselves', () => {
  it.each(CONTROLS)(
    'see %s',
    async (_name, sql, invariant) => {
      const copy = `copy_${randomBytes(4).toString('hex')}`;
      await connected(postgres!.adminUrl, (admin) => admin.query(`CREATE DATABASE ${copy} TEMPLATE claimdesk`));
      const url = postgres!.databaseUrl(copy);
      // As in a database whose guards are gone: triggers and foreign keys do not stop this.
      const changed = await connected(url, async (client) => {
        await client.query(`SET session_replication_role = replica`);
        return client.query(sql);
      });
      expect(changed.rowCount).toBe(1);
      expect((await allFaults(url)).map((fault) => fault.invariant)).toContain(invariant);
    },
    30_000,
  );

  it('are all known by name', () => {
    const unknown = CONTROLS.map(([, , invariant]) => invariant).filter((name) => !INVARIANTS.includes(name));
    expect(unknown).toEqual(['I6 audit chain']);
  });
});
