import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { AUDIT } from '../../../soak/invariants/audit.js';
import { BOARD } from '../../../soak/invariants/board.js';
import { faultsOf } from '../../../soak/invariants/check.js';
import { PLACES } from '../../../soak/invariants/places.js';
import { REPLAY } from '../../../soak/invariants/replay.js';
import { sightingFaults } from '../../../soak/invariants/sightings.js';
import { submissionFaults } from '../../../soak/invariants/submissions.js';
import { VERDICTS } from '../../../soak/invariants/verdicts.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  adjudicate,
  approve,
  approveAndPublish,
  assign,
  assignmentOn,
  expectStatus,
  openRound,
  rate,
  rating,
  readyClaims,
  submit,
  verdictOn,
} from '../../support/journey.js';

const CHECKS = [...PLACES, ...VERDICTS, ...AUDIT, ...BOARD, REPLAY];

/** What `npm run soak` and the fault test look for in a database at rest: nothing in a sound one, each break in a broken one. */
describe('the invariants of a database at rest', () => {
  let app: TestApp;
  let db: Client;
  let raters: TestClient[];
  let inReview: { claimId: string; assignmentId: string };

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    const editor = await app.person('editor@desk.test', ['editor']);
    const second = await app.person('second@desk.test', ['editor']);
    const adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    raters = [await app.person('a@desk.test', ['reviewer']), await app.person('b@desk.test', ['reviewer'])];
    const [a, b] = raters as [TestClient, TestClient];
    const { claimIds } = await readyClaims(editor, 5);
    const [agreed = '', disputed = '', open = '', voided = '', approved = ''] = claimIds;
    await rate(editor, agreed, [
      [a, 'TRUE'],
      [b, 'TRUE'],
    ]);
    await approveAndPublish(second, agreed);
    const { roundId } = await rate(editor, disputed, [
      [a, 'TRUE'],
      [b, 'FALSE'],
    ]);
    await adjudicate(adjudicator, roundId, 'TRUE');
    await rate(editor, approved, [
      [a, 'TRUE'],
      [b, 'TRUE'],
    ]);
    await approve(second, (await verdictOn(second, approved)).id);
    const openId = await openRound(editor, open);
    await assign(editor, openId, a, b);
    inReview = { claimId: open, assignmentId: await assignmentOn(a, open) };
    await submit(a, inReview.assignmentId, rating('TRUE', 'once'));
    await expectStatus(200, a.post(`/assignments/${inReview.assignmentId}/withdraw`));
    await submit(a, inReview.assignmentId, rating('TRUE', 'kept'));
    const voidId = await openRound(editor, voided);
    await assign(editor, voidId, a);
    await submit(a, await assignmentOn(a, voided));
    await expectStatus(200, second.post(`/rounds/${voidId}/void`, { reason: 'conflict of interest' }));
    db = new Client({ connectionString: app.database.url });
    await db.connect();
  }, 60_000);
  afterAll(async () => {
    await db?.end();
    await app?.close();
  });

  /** Does this without the database's guards, asks, and takes it back. */
  async function after<T>(statements: readonly string[], ask: () => Promise<T>): Promise<T> {
    await db.query('BEGIN');
    try {
      await db.query('SET LOCAL session_replication_role = replica');
      for (const statement of statements) {
        const { rowCount, command } = await db.query(statement);
        if (command !== 'DROP') expect([statement, rowCount]).not.toEqual([statement, 0]);
      }
      return await ask();
    } finally {
      await db.query('ROLLBACK');
    }
  }

  it('finds nothing where nothing is wrong', async () => {
    expect(await faultsOf(db, CHECKS)).toEqual([]);
  });

  const copyOf = (table: string, change: Record<string, string>, where: string): string =>
    `INSERT INTO ${table} SELECT (jsonb_populate_record(${table}, jsonb_build_object(${Object.entries(change)
      .map(([column, value]) => `'${column}', ${value}`)
      .join(', ')}))).* FROM ${table} WHERE ${where} LIMIT 1`;
  const newId = { id: 'gen_random_uuid()' };
  const approver = `(SELECT approved_by FROM verdict WHERE state = 'PUBLISHED')`;

  it.each<[string, readonly string[], string]>([
    [
      'a third rater on two places',
      [
        `DROP INDEX assignment_one_taken_per_slot`,
        copyOf('assignment', { ...newId, reviewer_id: 'gen_random_uuid()' }, `state = 'SUBMITTED'`),
      ],
      'I2 never more assignments than slots',
    ],
    [
      'a place held in a void round',
      [`UPDATE assignment SET state = 'SUBMITTED' WHERE state = 'VOID'`],
      'I2 nobody holds a place in a void round',
    ],
    [
      'one person on two places',
      [
        `DROP INDEX assignment_one_taken_per_slot`,
        `DROP INDEX assignment_one_taken_per_reviewer`,
        copyOf('assignment', newId, `state = 'SUBMITTED'`),
      ],
      'I3 one place of a round for one person',
    ],
    [
      'a rater who approved',
      [
        `UPDATE verdict SET approved_by = (SELECT reviewer_id FROM assignment WHERE round_id = verdict.round_id LIMIT 1)
         WHERE state = 'PUBLISHED'`,
      ],
      'I3 who rated a claim decided nothing on it',
    ],
    [
      'a rater who adjudicated',
      [
        `UPDATE adjudication SET adjudicator_id =
         (SELECT reviewer_id FROM assignment WHERE round_id = adjudication.round_id LIMIT 1)`,
      ],
      'I3 who rated a claim decided nothing on it',
    ],
    [
      'an adjudicator who approved',
      [
        `UPDATE verdict SET approved_by = adjudication.adjudicator_id, approved_at = now() + interval '1 hour'
         FROM adjudication WHERE adjudication.round_id = verdict.round_id`,
      ],
      'I3 who adjudicated a claim did not approve its verdict',
    ],
    [
      'a retraction by one person',
      [
        `ALTER TABLE correction DROP CONSTRAINT correction_two_people`,
        `INSERT INTO correction (id, claim_id, from_verdict_id, kind, status, change, what_was_wrong, what_it_says_now, why,
           reported_by, requested_by, decided_by)
         SELECT gen_random_uuid(), claim_id, id, 'RETRACTION', 'APPLIED', '{}', 'x', 'x', 'x', 'desk', ${approver}, ${approver}
         FROM verdict WHERE state = 'PUBLISHED'`,
      ],
      'I3 two people for every change of a conclusion',
    ],
    [
      'somebody who left with work in hand',
      [`UPDATE user_account SET status = 'DISABLED' WHERE email = 'b@desk.test'`],
      'I8 who has left holds no unfinished work',
    ],
    [
      'a round that stays open with all its places submitted',
      [`UPDATE assignment SET state = 'SUBMITTED' WHERE state = 'OFFERED'`],
      'I8 every open round can be completed',
    ],
    [
      'a place that is never compared',
      [`UPDATE claim_placement SET source_state = 'PENDING'`, `UPDATE document_job SET status = 'DONE'`],
      'no claim waits for a comparison that nobody is going to make',
    ],
    [
      'a version of the text that claims were not looked for in',
      [copyOf('document_version', { ...newId, number: '99' }, 'true')],
      'every claim at work has a place in the newest text',
    ],
    [
      'a claim in review without a round',
      [`UPDATE claim SET workflow_state = 'IN_REVIEW' WHERE workflow_state = 'READY'`],
      'every claim has the running round that its state tells of',
    ],
    [
      'two published verdicts',
      [
        `DROP INDEX verdict_one_published_per_claim`,
        copyOf('verdict', { ...newId, number: '9', report_number: '999' }, `state = 'PUBLISHED'`),
      ],
      'I4 at most one published verdict of a claim',
    ],
    [
      'two pending verdicts',
      [`DROP INDEX verdict_one_pending_per_claim`, copyOf('verdict', { ...newId, number: '9' }, `state = 'APPROVED'`)],
      'I4 at most one pending verdict of a claim',
    ],
    [
      'a verdict published on one rating of two',
      [
        `UPDATE review SET state = 'INVALIDATED' WHERE id = (SELECT review.id FROM review
         JOIN assignment ON assignment.id = assignment_id JOIN verdict USING (round_id) WHERE verdict.state = 'PUBLISHED' LIMIT 1)`,
      ],
      'I5 nothing is published without its ratings or an adjudication',
    ],
    [
      'a source that moved unnoticed',
      [`UPDATE claim_placement SET source_state = 'CHANGED'`],
      'I12 what the source no longer says is marked',
    ],
    [
      'a change without its audit row',
      [`DELETE FROM audit_event WHERE seq = (SELECT max(seq) FROM audit_event WHERE event = 'claim.openRound')`],
      'I6 every change of state is in the audit trail once, in order',
    ],
    [
      'an audit row twice',
      [copyOf('audit_event', { seq: '(SELECT max(seq) + 1 FROM audit_event)' }, `event = 'verdict.publish'`)],
      'I6 every change of state is in the audit trail once, in order',
    ],
    [
      'a state that no event led to',
      [`UPDATE review_round SET status = 'CLOSED' WHERE status = 'REVEALED'`],
      'I6 the audit trail ends where things are',
    ],
    [
      'a document whose state is not told',
      [`UPDATE document SET status = 'FAILED'`],
      'I7 replaying the audit trail gives all states',
    ],
    [
      'a review superseded by nobody',
      [`UPDATE review SET state = 'SUPERSEDED' WHERE state = 'SUBMITTED'`],
      'I7 replaying the audit trail gives all states',
    ],
    [
      'a step that the table does not have',
      [`UPDATE audit_event SET event = 'claim.archive' WHERE event = 'claim.completeAgreed'`],
      'I7 replaying the audit trail gives all states',
    ],
    [
      'a thing that was never made',
      [copyOf('assignment', newId, `state = 'VOID'`)],
      'I7 replaying the audit trail gives all states',
    ],
    [
      'a board that was forgotten',
      [`UPDATE claim_board SET workflow_state = 'ARCHIVED'`],
      'the board says what its definition says',
    ],
  ])('finds %s', async (_name, statements, invariant) => {
    const check = CHECKS.filter((each) => each.invariant === invariant);
    expect(await after(statements, () => faultsOf(db, check))).not.toEqual([]);
  });

  it('finds a submitted review that was changed (I1)', async () => {
    const kept = { assignmentId: inReview.assignmentId, label: 'TRUE', rationale: rating('TRUE', 'kept').rationale };
    expect(await submissionFaults(db, [kept])).toEqual([]);
    const changed = await after([`UPDATE review SET label = 'FALSE'`], () => submissionFaults(db, [kept]));
    expect(changed).toHaveLength(1);
  });

  it('tells a rating that was shown to another rater, or before the round was complete, from what may be seen (I11)', async () => {
    const later = new Date(Date.now() + 60_000);
    const seen = { assignmentId: inReview.assignmentId, request: 'GET /x', from: later, to: later };
    const [editor] = (await db.query(`SELECT id FROM user_account WHERE email = 'second@desk.test'`)).rows;
    const rater = { ...seen, viewerId: raters[1]!.id, kind: 'talk' as const };
    const desk = { ...seen, viewerId: editor.id };
    expect(await sightingFaults(db, [rater])).toHaveLength(1);
    expect(await sightingFaults(db, [{ ...desk, kind: 'rating' }])).toHaveLength(1);
    expect(await sightingFaults(db, [{ ...desk, kind: 'talk' }])).toEqual([]);
    const { rows } = await db.query(
      `SELECT assignment.id FROM assignment JOIN verdict USING (round_id) WHERE verdict.state = 'PUBLISHED'`,
    );
    const published = { ...rater, kind: 'rating' as const, assignmentId: rows[0].id };
    expect(await sightingFaults(db, [published])).toEqual([]);
  });
});
