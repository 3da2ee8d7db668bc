import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emailOf, DEMO_PASSWORD, PERSON_KEYS } from '../../../seeds/data/people.js';
import { seedDemo } from '../../../seeds/index.js';
import { AuditVerifier } from '../../../src/audit/audit-verifier.js';
import { fill, openDesk, rowCounts, tally } from './demo.js';
import type { TestApp } from '../../support/app.js';

describe('the demo data', () => {
  let desk: TestApp;
  let filled: Awaited<ReturnType<typeof fill>>;

  beforeAll(async () => {
    desk = await openDesk();
    filled = await fill(desk);
  }, 60_000);
  afterAll(() => desk.close());

  it('takes a few hundred small transactions and says so in two lines', () => {
    expect(filled.lines).toEqual([expect.stringMatching(/^Filling /), expect.stringMatching(/^The demo is complete /)]);
    expect(filled.steps.length).toBeGreaterThan(150);
    expect(filled.steps.length).toBeLessThan(400);
  });

  it('shows claims in every state of the workflow', async () => {
    const states = await tally(desk, 'claim', 'workflow_state');
    expect(Object.keys(states).sort()).toEqual(
      ['ARCHIVED', 'CANDIDATE', 'DECIDED', 'IN_REVIEW', 'NEEDS_ADJUDICATION', 'READY', 'REJECTED'].sort(),
    );
    expect(states['CANDIDATE']).toBeGreaterThan(10);
    const reasons = await tally(desk, 'claim', 'reject_reason');
    expect(Object.keys(reasons)).toEqual(
      expect.arrayContaining(['duplicate', 'extractor-error', 'opinion', 'prediction', 'vague']),
    );
  });

  it('shows verdicts in every state, with different labels and origins', async () => {
    const states = await tally(desk, 'verdict', 'state');
    expect(states).toMatchObject({
      PROPOSED: expect.any(Number),
      APPROVED: expect.any(Number),
      PUBLISHED: expect.any(Number),
      SUPERSEDED: expect.any(Number),
      RETRACTED: 1,
    });
    const published = `(SELECT * FROM verdict WHERE state = 'PUBLISHED') published`;
    expect(Object.keys(await tally(desk, published, 'label'))).toEqual(
      expect.arrayContaining([
        'TRUE',
        'MOSTLY_TRUE',
        'MIXED',
        'MOSTLY_FALSE',
        'FALSE',
        'MISSING_CONTEXT',
        'UNVERIFIABLE',
      ]),
    );
    expect(Object.keys(await tally(desk, published, 'origin')).sort()).toEqual(
      ['ADJUDICATED', 'CARRIED', 'SINGLE', 'TIEBREAK', 'UNANIMOUS'].sort(),
    );
    expect(await tally(desk, 'adjudication', 'cause')).toEqual({ EVIDENCE_WEIGHED_DIFFERENTLY: 1 });
    expect(await tally(desk, 'correction', `kind || ' ' || status`)).toEqual({
      'CLARIFICATION APPLIED': 1,
      'CORRECTION APPLIED': 1,
      'CORRECTION REQUESTED': 1,
      'RETRACTION APPLIED': 1,
    });
  });

  it('shows work in every stage to its reviewers, and places that anybody may take', async () => {
    const states = await tally(desk, 'assignment', 'state');
    expect(Object.keys(states)).toEqual(
      expect.arrayContaining(['OFFERED', 'IN_PROGRESS', 'SUBMITTED', 'DECLINED', 'VOID']),
    );
    const progress = await desk.sql.query<{ key: string }[]>(
      `SELECT DISTINCT (SELECT string_agg(state, '+' ORDER BY state) FROM assignment WHERE round_id = round.id) AS key
       FROM review_round round WHERE status = 'OPEN'`,
    );
    expect(progress.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['OFFERED+OFFERED', 'IN_PROGRESS+OFFERED', 'OFFERED+SUBMITTED']),
    );
    const reviewer = await desk.signIn(emailOf('reviewer2'), DEMO_PASSWORD);
    const { body } = await reviewer.post('/queue/next');
    expect(body.assignment).toMatchObject({ state: 'IN_PROGRESS' });
  });

  it('shows what a changed source does to verdicts', async () => {
    const newest = `(SELECT placement.* FROM claim_placement placement
      JOIN document_version version ON version.id = placement.document_version_id WHERE version.number = 2) newest`;
    expect(await tally(desk, newest, 'source_state')).toMatchObject({
      CURRENT: expect.any(Number),
      REWORDED: 1,
      // Another changed while it was rated: its new round made the new words the claim's own.
      CHANGED: 1,
      GONE: 1,
    });
    const stale = await desk.sql.query<{ source_state: string }[]>(
      `SELECT placement.source_state FROM verdict
       JOIN claim_placement placement ON placement.claim_id = verdict.claim_id
       JOIN document_version version ON version.id = placement.document_version_id AND version.number = 2
       WHERE verdict.state = 'PUBLISHED' AND verdict.stale_since IS NOT NULL`,
    );
    expect(stale.map((row) => row.source_state).sort()).toEqual(['CHANGED', 'GONE', 'REWORDED']);
  });

  it('has found its claims in the texts: every place is a slice of its version', async () => {
    const rows = await desk.sql.query<{ exact: string; start_offset: number; end_offset: number; text: string }[]>(
      `SELECT placement.exact, start_offset, end_offset, version.text FROM claim_placement placement
       JOIN document_version version ON version.id = placement.document_version_id WHERE exact IS NOT NULL`,
    );
    expect(rows.length).toBeGreaterThan(50);
    for (const row of rows) expect(row.text.slice(row.start_offset, row.end_offset)).toBe(row.exact);
    const wrong = await desk.sql.query(
      `SELECT statement FROM claim WHERE statement ~* '(share this|subscribe|follow us|all rights reserved|read more)'`,
    );
    expect(wrong).toEqual([]);
    expect(await tally(desk, 'claim', 'origin')).toEqual({ EXTRACTED: expect.any(Number), MANUAL: 1 });
  });

  it('keeps what is confidential out of every verdict', async () => {
    const [kept] = await desk.sql.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM evidence_item WHERE confidential`,
    );
    expect(kept!.count).toBeGreaterThan(1);
    const published = await desk.sql.query(
      `SELECT verdict.id FROM verdict, jsonb_array_elements(verdict.evidence) item
       WHERE item->>'title' IN (SELECT title FROM evidence_item WHERE confidential)`,
    );
    expect(published).toEqual([]);
  });

  it('leaves an unbroken audit trail, and report numbers that are given once', async () => {
    expect(await desk.get(AuditVerifier).verify()).toMatchObject({ ok: true });
    const [numbers] = await desk.sql.query<{ all: number; different: number }[]>(
      `SELECT count(report_number)::int AS "all", count(DISTINCT report_number)::int AS different FROM verdict`,
    );
    expect(numbers!.all).toBeGreaterThan(12);
    expect(numbers!.different).toBe(numbers!.all);
  });

  it('lets everybody of the demo sign in', async () => {
    for (const key of PERSON_KEYS) {
      const client = await desk.signIn(emailOf(key), DEMO_PASSWORD);
      expect((await client.get('/auth/me')).status).toBe(200);
    }
  });

  it('is not added again', async () => {
    const before = await rowCounts(desk);
    const again = await fill(desk, { force: true });
    expect(again).toMatchObject({ lines: [], steps: [] });
    expect(await rowCounts(desk)).toEqual(before);
  });
});

describe('the demo data is refused', () => {
  it('in production', async () => {
    const desk = await openDesk({ NODE_ENV: 'production' });
    try {
      const before = await rowCounts(desk);
      await expect(seedDemo(desk.nest, { force: true })).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
      expect(await rowCounts(desk)).toEqual(before);
    } finally {
      await desk.close();
    }
  });

  it('on a desk with people of its own, unless it is asked for', async () => {
    const desk = await openDesk();
    try {
      await desk.person('someone@paper.example', ['admin']);
      const before = await rowCounts(desk);
      expect((await fill(desk)).steps).toEqual([]);
      expect(await rowCounts(desk)).toEqual(before);
      await fill(desk, { force: true });
      expect((await rowCounts(desk))['user_account']).toBe(PERSON_KEYS.length + 1);
    } finally {
      await desk.close();
    }
  });
});
