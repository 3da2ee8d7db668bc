import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import type { JobDefinition } from '../../../src/jobs/job-definition.js';
import { JobRegistry } from '../../../src/jobs/job-registry.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  accept,
  approveAndPublish,
  assign,
  assignmentOn,
  correction,
  expectStatus,
  ingestAndExtract,
  openRound,
  rate,
  rating,
  readyClaims,
  submit,
} from '../../support/journey.js';

describe('the database itself', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let a: TestClient;
  let b: TestClient;
  let verdict: { id: string; claimId: string };
  let openClaim: string;
  let openRoundId: string;

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    a = await app.person('a@desk.test', ['reviewer']);
    b = await app.person('b@desk.test', ['reviewer']);
    const { claimIds } = await ingestAndExtract(editor);
    await accept(editor, claimIds[0]!);
    await rate(editor, claimIds[0]!, [
      [a, 'TRUE'],
      [b, 'FALSE'],
    ]);
    const adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    const [{ id: roundId }] = await app.sql.query(`SELECT id FROM review_round`);
    const body = { label: 'TRUE', cause: 'RATER_ERROR', rationale: 'One rater misread the register of the town.' };
    await expectStatus(201, adjudicator.post(`/rounds/${roundId}/adjudication`, body));
    verdict = await approveAndPublish(second, claimIds[0]!);
    const clearer = correction('CLARIFICATION', { rationale: 'One rater read the register of the town amiss.' });
    await expectStatus(201, editor.post(`/verdicts/${verdict.id}/correct`, clearer));
    openClaim = (await readyClaims(editor)).claimIds[0]!;
    openRoundId = await openRound(editor, openClaim);
    await assign(editor, openRoundId, a);
    await submit(a, await assignmentOn(a, openClaim), rating());
  }, 60_000);
  afterAll(() => app?.close());

  const refusal = async (
    sql: string,
    parameters: unknown[] = [],
  ): Promise<{ code: string; message: string } | null> => {
    try {
      await app.sql.query(sql, parameters);
      return null;
    } catch (error) {
      const { driverError } = error as { driverError: { code: string; constraint?: string; message: string } };
      return { code: driverError.code, message: driverError.constraint ?? driverError.message };
    }
  };

  describe('refuses, whoever asks,', () => {
    it.each([
      ['to change an audit event', `UPDATE audit_event SET reason = 'x'`, /append-only/],
      ['to remove one', `DELETE FROM audit_event WHERE seq = 1`, /append-only/],
      ['to empty the trail', `TRUNCATE audit_event`, /append-only/],
      ['to change the text of a version', `UPDATE document_version SET text = 'x'`, /immutable/],
      ['to remove a version', `DELETE FROM document_version`, /immutable/],
      ['to change a submitted rating', `UPDATE review SET label = 'FALSE' WHERE state = 'SUBMITTED'`, /immutable/],
      ['to change its words', `UPDATE review SET rationale = 'x' WHERE state = 'SUBMITTED'`, /immutable/],
      ['to make it a draft again', `UPDATE review SET state = 'DRAFT' WHERE state = 'SUBMITTED'`, /immutable/],
      ['to remove it', `DELETE FROM review WHERE state = 'SUBMITTED'`, /immutable/],
      ['to change its evidence', `UPDATE evidence_item SET title = 'x'`, /immutable/],
      ['to remove its evidence', `DELETE FROM evidence_item`, /immutable/],
      [
        'to slip evidence in',
        `INSERT INTO evidence_item (review_id, position, title, stance, kind)
         SELECT id, 9, 'x', 'SUPPORTS', 'PRIMARY' FROM review WHERE state = 'SUBMITTED'`,
        /immutable/,
      ],
      [
        'to change the label of a published verdict',
        `UPDATE verdict SET label = 'FALSE' WHERE report_number IS NOT NULL`,
        /immutable/,
      ],
      ['to change its number', `UPDATE verdict SET report_number = 99 WHERE report_number IS NOT NULL`, /immutable/],
      ['to remove it', `DELETE FROM verdict WHERE report_number IS NOT NULL`, /immutable/],
      ['to change a rating scheme', `UPDATE rating_scheme SET content = '{}'`, /immutable/],
      ['to remove one', `DELETE FROM rating_scheme`, /immutable/],
      ['to change an adjudication', `UPDATE adjudication SET label = 'FALSE'`, /immutable/],
      ['to change the corrections log', `UPDATE correction SET why = 'x'`, /append-only/],
      ['to shorten it', `DELETE FROM correction`, /append-only/],
      ['to change the policy of a round', `UPDATE review_round SET policy = '{"k": 1}'`, /keeps the policy/],
      ['to remove a round', `DELETE FROM review_round`, /keeps the policy/],
      ['to rewrite an earlier statement', `UPDATE claim_statement_revision SET statement = 'x'`, /immutable/],
    ])('%s', async (_name, sql, message) => {
      const refused = await refusal(sql);
      expect(refused).toEqual({ code: '23000', message: expect.stringMatching(message) });
    });

    it('a second taker for one slot, and a second slot for one taker', async () => {
      const take = (slot: number, reviewer: TestClient) =>
        refusal(
          `INSERT INTO assignment (id, round_id, slot_number, reviewer_id, state, lease_until, lease_cap_until, version)
           VALUES (gen_random_uuid(), $1, $2, $3, 'IN_PROGRESS', now(), now(), 1)`,
          [openRoundId, slot, reviewer.id],
        );
      expect(await take(1, b)).toEqual({ code: '23505', message: 'assignment_one_taken_per_slot' });
      expect(await take(2, a)).toEqual({ code: '23505', message: 'assignment_one_taken_per_reviewer' });
      expect(await take(3, b)).toEqual({ code: '23503', message: 'assignment_slot_fk' });
    });

    it('a second open round, and a second published verdict, on one claim', async () => {
      const round = await refusal(
        `INSERT INTO review_round (id, claim_id, number, status, policy, scheme_id, placement_id, statement_revision, pseudonym_key, opened_by)
         SELECT gen_random_uuid(), claim_id, 2, 'OPEN', policy, scheme_id, placement_id, 1, 'k', opened_by
         FROM review_round WHERE id = $1`,
        [openRoundId],
      );
      expect(round).toEqual({ code: '23505', message: 'review_round_one_running' });
      const columns = (
        await app.sql.query(`SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'verdict'`)
      ).map(({ name }: { name: string }) => name) as string[];
      const copied = columns.filter((name) => !['id', 'number', 'report_number'].includes(name));
      const copy = await refusal(
        `INSERT INTO verdict (id, number, report_number, ${copied.join(', ')})
         SELECT gen_random_uuid(), 99, 9999, ${copied.join(', ')} FROM verdict WHERE state = 'PUBLISHED'`,
      );
      expect(copy).toEqual({ code: '23505', message: 'verdict_one_published_per_claim' });
    });

    it.each(['CORRECTION', 'RETRACTION'])('a %s applied by the one who asked for it', async (kind) => {
      const refused = await refusal(
        `INSERT INTO correction (id, claim_id, from_verdict_id, kind, status, change, what_was_wrong, what_it_says_now, why,
           reported_by, requested_by, decided_by)
         VALUES (gen_random_uuid(), $1, $2, $3, 'APPLIED', '{}', 'x', 'x', 'x', 'desk', $4, $4)`,
        [verdict.claimId, verdict.id, kind, editor.id],
      );
      expect(refused).toEqual({ code: '23514', message: 'correction_two_people' });
    });

    it.each([
      ['an unknown state of a claim', `UPDATE claim SET workflow_state = 'LOST'`, 'claim_workflow_state'],
      ['an empty statement', `UPDATE claim SET statement = '  '`, 'claim_statement_not_empty'],
      ['a rejection without a reason', `UPDATE claim SET workflow_state = 'REJECTED'`, 'claim_reject_reason'],
      [
        'a submitted review without a label',
        `UPDATE review SET state = 'SUBMITTED', label = NULL WHERE state = 'DRAFT'`,
        null,
      ],
      [
        'a place with an end before its start',
        `UPDATE claim_placement SET end_offset = start_offset`,
        'claim_placement_span',
      ],
    ])('%s', async (_name, sql, constraint) => {
      const refused = await refusal(sql);
      if (constraint) expect(refused).toEqual({ code: '23514', message: constraint });
    });

    it('to forget people who decided something', async () => {
      const refused = await refusal(`DELETE FROM user_account WHERE id = $1`, [a.id]);
      expect(refused?.code).toMatch(/^2300[13]$/);
    });
  });

  it('has one audit row for every change of state, and they tell today’s states', async () => {
    const tables: [string, string, string][] = [
      ['claim', 'claim', 'workflow_state'],
      ['round', 'review_round', 'status'],
      ['assignment', 'assignment', 'state'],
      ['verdict', 'verdict', 'state'],
      ['correction', 'correction', 'status'],
    ];
    for (const [type, table, column] of tables) {
      const wrong = await app.sql.query(
        `SELECT t.id, t.${column} AS now, told.to_state AS told FROM ${table} t
         LEFT JOIN LATERAL (SELECT to_state FROM audit_event WHERE entity_type = $1 AND entity_id = t.id
           AND to_state IS NOT NULL ORDER BY seq DESC LIMIT 1) told ON true
         WHERE told.to_state IS DISTINCT FROM t.${column}`,
        [type],
      );
      expect([type, wrong]).toEqual([type, []]);
      const broken = await app.sql.query(
        `SELECT seq, from_state, before FROM (
           SELECT seq, from_state, lag(to_state) OVER (PARTITION BY entity_id ORDER BY seq) AS before
           FROM audit_event WHERE entity_type = $1 AND to_state IS NOT NULL) step
         WHERE from_state IS DISTINCT FROM before`,
        [type],
      );
      expect([type, broken]).toEqual([type, []]);
    }
  });

  describe('behind our back', () => {
    /** As somebody with the rights of a superuser would: triggers off, then everything back as it was. */
    async function tampered(
      statements: string[],
    ): Promise<{ ok: boolean; fault: { seq: string; problem: string } | null }> {
      const runner = app.sql.createQueryRunner();
      await runner.query(`SET session_replication_role = replica`);
      await runner.query(`CREATE TEMP TABLE kept AS SELECT * FROM audit_event`);
      await runner.query(`CREATE TEMP TABLE kept_head AS SELECT * FROM audit_head`);
      try {
        for (const statement of statements) await runner.query(statement);
        return await app.get(AuditVerifier).verify();
      } finally {
        await runner.query(`DELETE FROM audit_event`);
        await runner.query(`INSERT INTO audit_event SELECT * FROM kept`);
        await runner.query(`UPDATE audit_head SET seq = kept_head.seq, hash = kept_head.hash FROM kept_head`);
        await runner.query(`DROP TABLE kept; DROP TABLE kept_head; SET session_replication_role = DEFAULT`);
        await runner.release();
      }
    }

    it('an audit trail nobody touched is found whole', async () => {
      const { ok, rows, fault } = await app.get(AuditVerifier).verify();
      expect({ ok, fault }).toEqual({ ok: true, fault: null });
      expect(rows).toBeGreaterThan(20);
    });

    const EDITS = [
      ['a changed reason', `UPDATE audit_event SET reason = 'x' WHERE seq = 5`, '5', /content was changed/],
      [
        'a changed actor',
        `UPDATE audit_event SET actor_id = gen_random_uuid() WHERE seq = 5`,
        '5',
        /content was changed/,
      ],
      ['a changed time', `UPDATE audit_event SET at = at + interval '1 ms' WHERE seq = 5`, '5', /content was changed/],
      ['changed facts', `UPDATE audit_event SET data = '{"a": 1}' WHERE seq = 5`, '5', /content was changed/],
      ['a changed hash', `UPDATE audit_event SET hash = repeat('0', 64) WHERE seq = 5`, '5', /content was changed/],
      ['a removed row', `DELETE FROM audit_event WHERE seq = 5`, '6', /row 5 is missing/],
      ['a removed first row', `DELETE FROM audit_event WHERE seq = 1`, '2', /row 1 is missing/],
      [
        'two rows that changed places',
        `UPDATE audit_event SET seq = CASE seq WHEN 5 THEN -6 ELSE -5 END WHERE seq IN (5, 6);
         UPDATE audit_event SET seq = -seq WHERE seq < 0`,
        '5',
        /does not link/,
      ],
    ] as const;
    it.each(EDITS)('%s is found, and where', async (_name, statement, seq, problem) => {
      const verdictOnIt = await tampered([
        `ALTER TABLE audit_event DROP CONSTRAINT audit_event_seq_positive`,
        statement,
      ]).finally(() =>
        app.sql.query(`ALTER TABLE audit_event ADD CONSTRAINT audit_event_seq_positive CHECK (seq > 0)`),
      );
      expect(verdictOnIt).toMatchObject({ ok: false, fault: { seq, problem: expect.stringMatching(problem) } });
    });

    it('rows cut off at the end are found', async () => {
      const cut = await tampered([`DELETE FROM audit_event WHERE seq > (SELECT max(seq) - 3 FROM audit_event)`]);
      expect(cut).toMatchObject({ ok: false, fault: { problem: expect.stringMatching(/cut off/) } });
    });

    it('rows cut off with the head moved back to fit, and one written anew without the key, are found', async () => {
      const forged = await tampered([
        `UPDATE audit_event SET reason = 'forged', hash = encode(sha256('forged'), 'hex') WHERE seq = (SELECT max(seq) FROM audit_event)`,
        `UPDATE audit_head SET hash = encode(sha256('forged'), 'hex')`,
      ]);
      expect(forged).toMatchObject({ ok: false, fault: { problem: expect.stringMatching(/content was changed/) } });
    });
  });

  it('has a handler for every job that the program defines', async () => {
    const source = join(import.meta.dirname, '../../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.job.ts'));
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const exported = Object.values(await import(pathToFileURL(join(source, file)).href)) as JobDefinition<unknown>[];
      for (const definition of exported.filter((each) => typeof each === 'object' && 'queue' in each)) {
        expect([file, app.get(JobRegistry).find(definition.name)?.definition]).toEqual([file, definition]);
      }
    }
  });
});
