import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { AuditVerifier } from '../../src/audit/audit-verifier.js';
import { ExtractClaimsHandler } from '../../src/extraction/extract-claims.handler.js';
import type { JobContext } from '../../src/jobs/job-handler.decorator.js';
import { ResolveSourcesHandler } from '../../src/source-changes/resolve-sources.handler.js';
import { DataFolder, ProductProcess } from '../integration/runtime/product-process.js';
import { TestApp } from '../support/app.js';
import type { TestClient } from '../support/client.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { accept, expectStatus, ingest, openRound } from '../support/journey.js';

const HOUSES = 'The storm destroyed 41 houses in Norvale on Monday, the mayor said.';
const MENDED = HOUSES.replace('41', '14');
const COST = 'Repairs will cost $3 million, according to the council of Norvale.';
const JOBS = 'Unemployment in Norvale fell to 4.1 percent in March, the labour office said.';
const SHIPS = 'The harbour of Norvale handled 1,204 ships in 2025, its director said.';
const QUIET = 'It was a quiet evening in the harbour for nearly everybody.';
const FIRST = [HOUSES, COST, JOBS, QUIET].join('\n\n');
/** One claim stands, one changed, one is gone, one is new; and one will not be suggested under the new settings. */
const SECOND = [QUIET, MENDED, COST, SHIPS].join('\n\n');

/** Where the worker is held, and how the statement begins that waits there. */
const PLACES = {
  'the search for places, before the texts are read': /^SELECT "Document"\./,
  'the writing of places, in the middle': /^SELECT "Claim"\./,
  'the writing of places, before the commit': /FROM audit_head/,
  'the search for claims, when candidates are written': /^DELETE FROM discarded_sentence/,
  'the rerun, when candidates are marked': /^INSERT INTO "search_memory"/,
};

describe('a worker that is killed while claims are placed and searched', () => {
  const env = { CLAIMDESK_SECRET: randomBytes(48).toString('base64') };
  const workers: ProductProcess[] = [];
  let database: TestDatabase;
  let folder: DataFolder;
  let app: TestApp;
  let holder: Client;
  let holderPid: number;
  let admin: TestClient;
  let editor: TestClient;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await DataFolder.create();
    app = await TestApp.start({ role: 'api', database, env });
    admin = await app.person('admin@desk.test', ['admin']);
    editor = await app.person('editor@desk.test', ['editor']);
    holder = new Client({ connectionString: database.url });
    await holder.connect();
    const { rows: own } = await holder.query<{ pid: number }>(`SELECT pg_backend_pid() AS pid`);
    holderPid = own[0]!.pid;
  }, 60_000);
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.remove()));
    await holder?.end();
    await app?.close();
    await folder?.remove();
    await database?.drop();
  });

  const startWorker = async (): Promise<ProductProcess> => {
    const own = { DATABASE_URL: database.url, CLAIMDESK_DATA: folder.path, CLAIMDESK_WORKER_CONCURRENCY: '8' };
    const worker = await ProductProcess.start({ program: 'worker', env: { ...env, ...own } });
    workers.push(worker);
    return worker;
  };
  const rows = <Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> => app.sql.query(sql, parameters);
  const jobOf = async (documentId: string, kind: string) =>
    (await expectStatus(200, editor.get(`/documents/${documentId}/jobs`))).body.items.find(
      (job: { kind: string }) => job.kind === kind,
    );
  /** Runs a job here, while no worker is there. */
  const byHand = async (kind: 'EXTRACT' | 'RESOLVE', documentId: string) => {
    const job = await jobOf(documentId, kind);
    const context: JobContext = { jobId: job.id, attempt: 1, lastAttempt: false, progress: () => Promise.resolve() };
    const handler = kind === 'EXTRACT' ? app.get(ExtractClaimsHandler) : app.get(ResolveSourcesHandler);
    await handler.handle({ documentId, versionNumber: job.versionNumber }, context);
  };
  const searched = async (): Promise<string> => {
    const documentId = await ingest(editor, FIRST, { language: 'en' });
    await byHand('EXTRACT', documentId);
    return documentId;
  };
  const claimOf = async (documentId: string, statement: string): Promise<string> => {
    const [claim] = await rows<{ id: string }>(`SELECT id FROM claim WHERE document_id = $1 AND statement = $2`, [
      documentId,
      statement,
    ]);
    return claim!.id;
  };
  /** What connections wait for because of the locks held here. Asked on another connection: in a transaction the answer stays. */
  const waiting = async (): Promise<string[]> => {
    const blocked = await rows<{ query: string }>(
      `SELECT query FROM pg_stat_activity WHERE $1 = ANY(pg_blocking_pids(pid))`,
      [holderPid],
    );
    return blocked.map(({ query }) => query);
  };
  const until = async (what: string, condition: () => Promise<boolean>, limitMs: number): Promise<void> => {
    for (const end = Date.now() + limitMs; Date.now() < end; await sleep(50)) if (await condition()) return;
    throw new Error(`${what} did not come:\n${workers.map(({ output }) => output).join('\n')}`);
  };

  it('leaves every claim placed once, found once and on record once', async () => {
    const [early, middle, late, candidates, again] = await Promise.all([
      searched(),
      searched(),
      searched(),
      searched(),
      searched(),
    ]);
    const rated = await claimOf(middle!, HOUSES);
    await accept(editor, rated);
    const roundId = await openRound(editor, rated);
    const types = ['event', 'quantity', 'quote', 'relation', 'causal'];
    await expectStatus(200, admin.put('/settings/extraction', { types }, { 'if-match': '"0"' }));
    const changed = [early!, middle!, late!, candidates!];
    for (const id of changed) await expectStatus(201, editor.post(`/documents/${id}/versions`, { text: SECOND }));
    await byHand('RESOLVE', candidates!);
    const rerun = { dryRun: false, documentIds: [again] };
    const { id: rerunId } = (await expectStatus(202, admin.post('/extraction/reruns', rerun))).body;

    await holder.query('BEGIN');
    await holder.query(`SELECT FROM document WHERE id = $1 FOR UPDATE`, [early]);
    await holder.query(`SELECT FROM claim WHERE id = $1 FOR UPDATE`, [rated]);
    await holder.query(`SELECT FROM audit_head FOR UPDATE`);
    await holder.query(
      `SELECT FROM discarded_sentence sentence JOIN document_version version ON version.id = document_version_id
       WHERE document_id = $1 FOR UPDATE OF sentence`,
      [candidates],
    );
    await holder.query(`SELECT FROM search_memory WHERE document_id = $1 FOR UPDATE`, [again]);
    const doomed = await startWorker();
    await until(
      'a worker held at every place',
      async () => {
        const held = await waiting();
        return Object.values(PLACES).every((place) => held.some((query) => place.test(query)));
      },
      20_000,
    );
    doomed.kill('SIGKILL');
    expect(await doomed.ended()).toEqual({ code: null, signal: 'SIGKILL' });
    await holder.query('ROLLBACK');
    const [before] = await rows<{ pending: number; added: number }>(
      `SELECT count(*) FILTER (WHERE placement.source_state = 'PENDING')::int AS pending,
         count(*) FILTER (WHERE claim.statement = $1)::int AS added
       FROM claim JOIN claim_placement placement ON placement.claim_id = claim.id`,
      [SHIPS],
    );
    // Nothing of what was cut off is there.
    expect(before).toEqual({ pending: 9, added: 0 });

    await startWorker();
    const isDone = async (): Promise<boolean> => {
      const [open] = await rows<{ jobs: number }>(
        `SELECT (SELECT count(*) FROM document_job WHERE status IN ('QUEUED', 'RUNNING'))::int
           + (SELECT count(*) FROM extraction_rerun WHERE status = 'RUNNING')::int
           + (SELECT count(*) FROM outbox_job)::int AS jobs`,
      );
      return open!.jobs === 0;
    };
    await until('the end of all jobs', isDone, 60_000);

    for (const documentId of changed) {
      const placed = await rows<{ statement: string; state: string; score: number; marked: boolean }>(
        `SELECT claim.statement, placement.source_state AS state, claim.unsuggested_since IS NOT NULL AS marked
         FROM claim JOIN claim_placement placement ON placement.claim_id = claim.id
         JOIN document_version version ON version.id = placement.document_version_id AND version.number = 2
         WHERE claim.document_id = $1 ORDER BY claim.statement`,
        [documentId],
      );
      expect(placed).toEqual([
        { statement: COST, state: 'CURRENT', marked: true },
        { statement: SHIPS, state: 'CURRENT', marked: false },
        // A claim under review goes on to the new words; a candidate stays with its own.
        documentId === middle
          ? { statement: MENDED, state: 'CURRENT', marked: false }
          : { statement: HOUSES, state: 'CHANGED', marked: false },
        { statement: JOBS, state: 'GONE', marked: false },
      ]);
      const { items } = (await expectStatus(200, editor.get(`/documents/${documentId}/jobs`))).body;
      const ended = items.map((job: { kind: string; versionNumber: number; status: string }) =>
        [job.kind, job.versionNumber, job.status].join(' '),
      );
      expect(ended.sort()).toEqual(['EXTRACT 1 DONE', 'EXTRACT 2 DONE', 'RESOLVE 2 DONE']);
    }
    expect((await expectStatus(200, admin.get(`/extraction/reruns/${rerunId}`))).body).toMatchObject({
      status: 'DONE',
      documents: { done: 1, failed: 0, skipped: 0 },
      changes: { added: 0, noLongerSuggested: 1 },
    });
    const rounds = await rows<{ id: string; status: string }>(
      `SELECT id, status FROM review_round WHERE claim_id = $1 ORDER BY opened_at`,
      [rated],
    );
    expect(rounds).toEqual([
      { id: roundId, status: 'VOID' },
      { id: expect.any(String), status: 'OPEN' },
    ]);
  }, 110_000);

  it.each([
    [
      'each placement found by a resolver once',
      `SELECT placement.id, count(event.seq) FROM claim_placement placement
       LEFT JOIN audit_event event ON event.entity_id = placement.id AND event.event = 'source.resolved'
       WHERE placement.resolver_version IS NOT NULL GROUP BY placement.id HAVING count(event.seq) <> 1`,
    ],
    [
      'each claim found once',
      `SELECT claim.id, count(event.seq) FROM claim
       LEFT JOIN audit_event event ON event.entity_id = claim.id AND event.event = 'claim.extract'
       GROUP BY claim.id HAVING count(event.seq) <> 1`,
    ],
    [
      'each mark set once',
      `SELECT claim.id, count(event.seq) FROM claim
       LEFT JOIN audit_event event ON event.entity_id = claim.id AND event.event = 'claim.noLongerSuggested'
       WHERE claim.unsuggested_since IS NOT NULL GROUP BY claim.id HAVING count(event.seq) <> 1`,
    ],
    [
      'each round voided once',
      `SELECT round.id FROM review_round round
       LEFT JOIN audit_event event ON event.entity_id = round.id AND event.to_state = 'VOID'
       WHERE round.status = 'VOID' GROUP BY round.id HAVING count(event.seq) <> 1`,
    ],
    ['no claim twice', `SELECT document_id FROM claim GROUP BY document_id, statement HAVING count(*) > 1`],
    [
      'the board as it is defined',
      `(TABLE claim_board EXCEPT TABLE claim_board_source) UNION ALL (TABLE claim_board_source EXCEPT TABLE claim_board)`,
    ],
    ['no job failed in the queue', `SELECT id, name, state FROM bullmq.job WHERE state = 'failed'`],
  ])('leaves %s', async (_what, faults) => {
    expect(await rows(faults)).toEqual([]);
  });

  it('leaves an audit trail that is whole', async () => {
    expect(await app.get(AuditVerifier).verify()).toMatchObject({ ok: true, fault: null });
  });
});
