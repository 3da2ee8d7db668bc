import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { beginWork, letThemWork, staffing } from './crowd.js';
import { Desk } from './desk.js';
import { DeskClient } from './desk-client.js';
import { AUDIT, auditChainFaults } from './invariants/audit.js';
import { BOARD } from './invariants/board.js';
import { HANDLING } from './invariants/handling.js';
import { type Fault, faultsOf } from './invariants/check.js';
import { outputFaults } from './invariants/outputs.js';
import { PLACES } from './invariants/places.js';
import { REPLAY } from './invariants/replay.js';
import { sightingFaults } from './invariants/sightings.js';
import { submissionFaults } from './invariants/submissions.js';
import { VERDICTS } from './invariants/verdicts.js';
import type { SoakOptions } from './options.js';
import { RatingMarks } from './rating-marks.js';
import { Tally } from './tally.js';
import { World } from './world.js';

const PASSWORD = randomBytes(16).toString('hex');
const DRAIN_LIMIT_MS = 180_000;
/** Sign-ins at a time: each costs the server a password hash. */
const SIGN_INS = 8;

export interface SoakResult extends SoakOptions {
  requests: number;
  requestsPerSecond: number;
  /** Milliseconds. */
  latency: { p50: number; p99: number; max: number };
  /** How often each act was answered with which status. */
  acts: Record<string, Record<string, number>>;
  /** Error codes of the refusals. */
  codes: Record<string, number>;
  /** Things in the database at the end, by state. */
  desk: Record<string, Record<string, number>>;
  /** How often somebody was shown a text of another rater, each of them checked. */
  sightings: number;
  submissions: number;
  drainMs: number;
  faults: Fault[];
}

/** Lets so many clients loose on one server, waits until its work is done, and checks every invariant. */
export async function soak(options: SoakOptions, say: (line: string) => void): Promise<SoakResult> {
  const desk = await Desk.open();
  const db = new Client({ connectionString: desk.databaseUrl });
  // The end of the server is the end of the connection; what it interrupts says so itself.
  db.on('error', () => undefined);
  try {
    await db.connect();
    const tally = new Tally();
    const marks = new RatingMarks();
    say(`${options.clients} people sign in ...`);
    const people = await hire(desk, options.clients, tally, marks);
    const world = new World(people, marks, tally);
    say('the day begins ...');
    await beginWork(world, options.seed, () => drain(db));
    say(`working for ${options.seconds} seconds ...`);
    const before = tally.requests;
    await letThemWork(world, options.seed, options.seconds);
    const requests = tally.requests - before;
    say('waiting for the jobs ...');
    const drainMs = await drain(db);
    say('checking ...');
    const faults = await faultsAtRest(desk, db, world);
    return {
      ...options,
      requests,
      requestsPerSecond: Math.round(requests / options.seconds),
      latency: { p50: tally.within(0.5), p99: tally.within(0.99), max: tally.within(1) },
      acts: tally.acts,
      codes: tally.codes,
      desk: await states(db),
      sightings: marks.sightings.length,
      submissions: world.submissions.length,
      drainMs,
      faults: [...tally.faults, ...faults],
    };
  } finally {
    await db.end().catch(() => undefined);
    await desk.close();
  }
}

/** Makes the accounts as an admin does, and signs everybody in. */
async function hire(desk: Desk, clients: number, tally: Tally, marks: RatingMarks): Promise<DeskClient[]> {
  const people = staffing(clients).map(
    (roles, number) => new DeskClient(desk.url, `person${number}@soak.test`, roles, tally, marks),
  );
  const [admin, ...others] = people;
  if (!admin) throw new Error('a desk needs an admin');
  const account = ({ email, roles }: DeskClient) => ({ email, displayName: email, password: PASSWORD, roles });
  const { roles: _admin, ...first } = account(admin);
  await admin.post('set up', '/auth/setup', { secret: Desk.setupSecret, ...first });
  await admin.signIn(PASSWORD);
  const waiting = [...others];
  const work = async (): Promise<void> => {
    for (let person = waiting.shift(); person; person = waiting.shift()) {
      await admin.post('make account', '/users', account(person));
      await person.signIn(PASSWORD);
    }
  };
  await Promise.all(Array.from({ length: SIGN_INS }, work));
  return people;
}

/** Waits until nothing is left to do. @returns the milliseconds it took. */
async function drain(db: Client): Promise<number> {
  const begun = Date.now();
  while (Date.now() - begun < DRAIN_LIMIT_MS) {
    const { rows } = await db.query<{ open: string }>(
      `SELECT (SELECT count(*) FROM outbox_job) + (SELECT count(*) FROM document_job WHERE status IN ('QUEUED', 'RUNNING'))
         + (SELECT count(*) FROM bullmq.job WHERE state IN ('waiting', 'active')) AS open`,
    );
    if (Number(rows[0]?.open) === 0) return Date.now() - begun;
    await sleep(200);
  }
  throw new Error(`work is left after ${DRAIN_LIMIT_MS} ms`);
}

async function faultsAtRest(desk: Desk, db: Client, world: World): Promise<Fault[]> {
  const reader = world.people.find(({ roles, hasLeft }) => roles.includes('viewer') && !hasLeft);
  if (!reader) throw new Error('nobody is left to read the exports');
  return [
    ...(await faultsOf(db, [...PLACES, ...VERDICTS, ...AUDIT, ...BOARD, ...HANDLING, REPLAY])),
    ...(await auditChainFaults(desk.databaseUrl, desk.env)),
    ...(await submissionFaults(db, world.submissions)),
    ...(await sightingFaults(db, world.marks.sightings)),
    ...(await outputFaults(db, reader)),
  ];
}

async function states(db: Client): Promise<Record<string, Record<string, number>>> {
  const { rows } = await db.query<{ thing: string; state: string; count: number }>(
    `SELECT 'claims' AS thing, workflow_state AS state, count(*)::int FROM claim GROUP BY 2
     UNION ALL SELECT 'rounds', status, count(*)::int FROM review_round GROUP BY 2
     UNION ALL SELECT 'assignments', state, count(*)::int FROM assignment GROUP BY 2
     UNION ALL SELECT 'verdicts', state, count(*)::int FROM verdict GROUP BY 2
     UNION ALL SELECT 'corrections', status, count(*)::int FROM correction GROUP BY 2
     UNION ALL SELECT 'placements', source_state, count(*)::int FROM claim_placement GROUP BY 2
     UNION ALL SELECT 'audit', 'rows', count(*)::int FROM audit_event`,
  );
  const byThing: Record<string, Record<string, number>> = {};
  for (const { thing, state, count } of rows) byThing[thing] = { ...byThing[thing], [state]: count };
  return byThing;
}
