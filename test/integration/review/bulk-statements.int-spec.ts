import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { expectStatus, readyClaims } from '../../support/journey.js';

const CLAIMS = 1_000;
const PEOPLE = 50;
/** Whatever the size: reading the desk, locking it, writing in batches of a thousand rows, the audit trail, the request. */
const BOUND = 60;

describe('a bulk act on many claims', () => {
  let app: TestApp;
  let editor: TestClient;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    const one = await app.person('reviewer@desk.test', ['reviewer']);
    const { claimIds } = await readyClaims(editor);
    await app.sql.query(
      `INSERT INTO claim SELECT (jsonb_populate_record(claim, jsonb_build_object(
         'id', gen_random_uuid(), 'statement_hash', md5(n::text), 'difficulty', 1 + n % 3))).*
       FROM claim CROSS JOIN generate_series(2, $2::int) n WHERE claim.id = $1`,
      [claimIds[0], CLAIMS],
    );
    await app.sql.query(
      `INSERT INTO claim_placement SELECT (jsonb_populate_record(placement, jsonb_build_object(
         'id', gen_random_uuid(), 'claim_id', claim.id))).*
       FROM claim_placement placement CROSS JOIN claim
       WHERE placement.claim_id = $1 AND NOT EXISTS (SELECT FROM claim_placement own WHERE own.claim_id = claim.id)
         AND claim.workflow_state = 'READY'`,
      [claimIds[0]],
    );
    await app.sql.query(
      `INSERT INTO user_account SELECT (jsonb_populate_record(person, jsonb_build_object(
         'id', gen_random_uuid(), 'email', n || '@many.test'))).*
       FROM user_account person CROSS JOIN generate_series(2, $2::int) n WHERE person.id = $1`,
      [one.id, PEOPLE],
    );
    await app.sql.query(
      `INSERT INTO policy_template (id, key, template_version, name, policy, is_default, created_by)
       VALUES (gen_random_uuid(), 'many', 1, 'Many', '{"maxOpenPerReviewer": 100}', true, $1)`,
      [editor.id],
    );
  }, 60_000);
  afterAll(() => app?.close());

  /** How many statements reach the database while `work` runs; the test itself is alone on it. */
  async function statements<T>(work: () => Promise<T>): Promise<{ count: number; result: T }> {
    const spy = jest.spyOn(pg.Client.prototype, 'query');
    try {
      const result = await work();
      return { count: spy.mock.calls.length, result };
    } finally {
      spy.mockRestore();
    }
  }

  it('takes a bounded number of statements, to show and to apply', async () => {
    const body = { filter: { state: 'READY' }, openRounds: true, strategy: 'LEAST_LOADED', seed: 'x' };
    const shown = await statements(() => expectStatus(200, editor.post('/assignments/bulk', body)));
    expect(shown.result.body).toMatchObject({ given: 2 * CLAIMS, missing: 0, limited: false });
    expect(shown.count).toBeGreaterThan(5);
    expect(shown.count).toBeLessThan(BOUND);
    const { planId } = shown.result.body;
    const applied = await statements(() => expectStatus(200, editor.post('/assignments/bulk', { planId })));
    expect(applied.result.body).toMatchObject({ applied: true, given: 2 * CLAIMS });
    expect(applied.count).toBeLessThan(BOUND);
    const [stored] = await app.sql.query(
      `SELECT count(*)::int AS assignments, count(DISTINCT (round_id, slot_number))::int AS places,
         (SELECT count(*)::int FROM audit_event WHERE event = 'assignment.assign') AS audited FROM assignment`,
    );
    expect(stored).toEqual({ assignments: 2 * CLAIMS, places: 2 * CLAIMS, audited: 2 * CLAIMS });
    const loads = shown.result.body.people.map((each: { given: number }) => each.given);
    expect(loads).toHaveLength(PEOPLE);
  });

  it('also to give the work of one to the others', async () => {
    const [busy] = await app.sql.query(`SELECT reviewer_id FROM assignment GROUP BY 1 ORDER BY count(*) DESC LIMIT 1`);
    const body = { userId: busy.reviewer_id, dryRun: false };
    const moved = await statements(() => expectStatus(200, editor.post('/assignments/rebalance', body)));
    expect(moved.result.body.given).toBeGreaterThan(20);
    expect(moved.count).toBeLessThan(BOUND);
  });
});
