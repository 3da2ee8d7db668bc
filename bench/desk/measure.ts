import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { bareSubmit, bareTakeNext } from './bare-acts.js';
import { AGREEMENT, BOARD, bySource, type ListWorkload, MY_QUEUE } from './bare-lists.js';
import { EDITOR_EMAIL } from './dataset.js';
import { type DeskApp, onDesk } from './desk-app.js';
import { plansOf } from './plans.js';

export interface DeskFigure {
  /** Milliseconds, the median of the turns: the whole answer over HTTP. */
  product: number;
  /** The same of the bare statements, without HTTP. */
  bare: number;
  /** Blocks of 8 kB that the product's reading statements looked at. */
  blocks: number;
}
export type DeskFigures = Record<string, DeskFigure>;

const TURNS = 30;
const WARM_UP = 5;
const QUEUE_LIMIT = 50;
/** People who take and submit, in turn. */
const WORKERS = 8;

const REVIEW = {
  label: 'TRUE',
  confidence: 4,
  rationale: 'The register of the town says so.',
  evidence: [{ title: 'Register', url: 'https://register.example/1', stance: 'SUPPORTS', kind: 'PRIMARY' }],
};

/** One turn of each: `product` answers a person, `bare` asks the database for the same. */
interface Workload {
  product: (turn: number) => Promise<unknown>;
  bare: (turn: number) => Promise<unknown>;
}

interface Person {
  id: string;
  cookie: string;
}

/** Loads a desk of so many claims and measures it with one client. `plan` is told how the statements are carried out. */
export function measureDesk(claims: number, plan: ((lines: string) => void) | null): Promise<DeskFigures> {
  return onDesk(claims, async (desk) => {
    const figures: DeskFigures = {};
    for (const [name, workload] of Object.entries(await workloads(desk))) {
      const times = await inTurns(workload);
      const sent = await desk.statements.during(() => workload.product(WARM_UP + TURNS));
      const { blocks, text } = await plansOf(desk.db, `${name}, ${claims} claims`, sent);
      figures[name] = { ...times, blocks };
      plan?.(text);
    }
    return figures;
  });
}

async function workloads(desk: DeskApp): Promise<Record<string, Workload>> {
  const { db } = desk;
  const editor = { id: '', cookie: await desk.signIn(EDITOR_EMAIL) };
  const people = await busiest(desk);
  const open = await openWork(db, people);
  const sourceId = await idOf(db, 'source', 7);
  const list = ({ path, bare, parameters }: ListWorkload): Workload => ({
    product: () => answer(desk, editor, path),
    bare: () => db.query(bare, parameters),
  });
  const at = <T>(values: readonly T[], turn: number): T => {
    const value = values[turn % values.length];
    if (value === undefined) throw new Error('the dataset is too small for so many turns');
    return value;
  };
  return {
    'my queue': {
      product: (turn) => answer(desk, at(people, turn), `/me/assignments?state=open&limit=${QUEUE_LIMIT}`),
      bare: (turn) => db.query(MY_QUEUE, [at(people, turn).id, QUEUE_LIMIT]),
    },
    ...Object.fromEntries(Object.entries(BOARD).map(([name, workload]) => [name, list(workload)])),
    'board: by source': list(bySource(sourceId)),
    agreement: {
      product: () => answer(desk, editor, '/agreement'),
      bare: () => db.query(AGREEMENT),
    },
    'take next': {
      product: async (turn) => {
        const { assignment } = (await answer(desk, at(people, turn), '/queue/next', {})) as { assignment: unknown };
        if (!assignment) throw new Error('the dataset has no free place left');
      },
      bare: (turn) => bareTakeNext(db, at(people, turn).id),
    },
    submit: {
      product: () => {
        const next = open.pop();
        if (!next) throw new Error('the dataset has no open work left');
        return answer(desk, next.person, `/assignments/${next.id}/submit`, REVIEW);
      },
      bare: async () => {
        const next = open.pop();
        if (next) await bareSubmit(db, next.person.id, next.id);
      },
    },
  };
}

/** Product and bare in turn, so that noise hits both. */
async function inTurns({ product, bare }: Workload): Promise<Omit<DeskFigure, 'blocks'>> {
  const times = { product: [] as number[], bare: [] as number[] };
  for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
    const took = { product: await milliseconds(() => product(turn)), bare: await milliseconds(() => bare(turn)) };
    if (turn < WARM_UP) continue;
    times.product.push(took.product);
    times.bare.push(took.bare);
  }
  return { product: median(times.product), bare: median(times.bare) };
}

async function milliseconds(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

/** @throws Error unless the answer is good: a quick refusal is no figure. */
async function answer(desk: DeskApp, { cookie }: Person, path: string, body?: unknown): Promise<unknown> {
  const sent = await fetch(`${desk.url}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await sent.text();
  if (sent.status !== 200) throw new Error(`${path}: ${sent.status} ${text}`);
  return JSON.parse(text);
}

/** Those who have most to do. */
async function busiest({ db, signIn }: DeskApp): Promise<Person[]> {
  const { rows } = await db.query<{ id: string; email: string }>(
    `SELECT user_account.id, user_account.email FROM assignment JOIN user_account ON user_account.id = reviewer_id
     WHERE assignment.state = 'OFFERED' GROUP BY 1, 2 ORDER BY count(*) DESC, 2 LIMIT $1`,
    [WORKERS],
  );
  return Promise.all(rows.map(async ({ id, email }) => ({ id, cookie: await signIn(email) })));
}

async function idOf(db: Client, kind: string, number: number): Promise<string> {
  const { rows } = await db.query<{ id: string }>(`SELECT bench.id($1, $2) AS id`, [kind, number]);
  return rows[0]?.id ?? '';
}

/** What these people have to do, each thing once. */
async function openWork(db: Client, people: readonly Person[]): Promise<{ id: string; person: Person }[]> {
  const { rows } = await db.query<{ id: string; reviewer_id: string }>(
    `SELECT id, reviewer_id FROM assignment WHERE state = 'OFFERED' AND reviewer_id = ANY($1) ORDER BY id`,
    [people.map(({ id }) => id)],
  );
  return rows.flatMap(({ id, reviewer_id: reviewerId }) => {
    const owner = people.find((each) => each.id === reviewerId);
    return owner ? [{ id, person: owner }] : [];
  });
}
