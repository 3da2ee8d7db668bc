import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  adjudicate,
  approveAndPublish,
  assign,
  assignmentOn,
  expectStatus,
  openRound,
  rating,
  readyClaims,
  submit,
  verdictOn,
} from '../../support/journey.js';

const REASON = 'A rater is said to be paid by the party.';

describe('breaking the glass', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let admin: TestClient;
  let adjudicator: TestClient;
  let a: TestClient;
  let b: TestClient;
  let claimId: string;
  let roundId: string;

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    admin = await app.person('admin@desk.test', ['admin', 'adjudicator', 'reviewer']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    a = await app.person('a@desk.test', ['reviewer']);
    b = await app.person('b@desk.test', ['reviewer']);
    [claimId] = (await readyClaims(editor)).claimIds as [string];
    roundId = await openRound(editor, claimId);
    await assign(editor, roundId, a, b);
    await submit(a, await assignmentOn(a, claimId), rating('TRUE', 'seen'));
  }, 60_000);
  afterAll(() => app?.close());

  const unblind = (person: TestClient, reason = REASON) => person.post(`/rounds/${roundId}/unblind`, { reason });

  it('is for administrators, and for a reason', async () => {
    for (const person of [editor, adjudicator, a]) await expectStatus(403, unblind(person));
    expect((await expectStatus(400, unblind(admin, ' '))).body.code).toBe('VALIDATION_FAILED');
    const before = await expectStatus(200, admin.get(`/rounds/${roundId}`));
    expect(before.body).toMatchObject({ ratings: null, unblinded: [] });
  });

  it('shows the ratings with names to that person, and to nobody else', async () => {
    const { body } = await expectStatus(200, unblind(admin));
    expect(body.ratings).toEqual([expect.objectContaining({ label: 'TRUE', reviewerId: a.id })]);
    expect((await expectStatus(409, unblind(admin))).body.code).toBe('CONFLICT');
    for (const person of [editor, adjudicator]) {
      const seen = (await expectStatus(200, person.get(`/rounds/${roundId}`))).body;
      expect(seen.ratings).toBeNull();
      expect(seen.unblinded).toEqual([expect.objectContaining({ personId: admin.id, reason: REASON })]);
    }
    await expectStatus(403, a.get(`/rounds/${roundId}`));
  });

  it('is in the audit trail, told to all editors, and told to no rater', async () => {
    const { items } = (await expectStatus(200, editor.get(`/audit?claimId=${claimId}&event=round.unblind`))).body;
    expect(items).toEqual([expect.objectContaining({ actorId: admin.id, reason: REASON })]);
    const kinds = async (person: TestClient): Promise<string[]> =>
      (await expectStatus(200, person.get('/notifications'))).body.items.map(({ kind }: { kind: string }) => kind);
    expect(await kinds(second)).toContain('round.unblinded');
    expect(await kinds(a)).not.toContain('round.unblinded');
  });

  it('keeps that person from rating, adjudicating and approving the claim', async () => {
    const refused = await admin.post(`/rounds/${roundId}/adjudication`, {
      label: 'TRUE',
      cause: 'RATER_ERROR',
      rationale: 'One rater misread the register of the town.',
    });
    expect(refused.body.code).toBe('SEPARATION_OF_DUTIES');
    const eligibility = (await expectStatus(200, editor.get(`/rounds/${roundId}/eligibility`))).body;
    const mine = eligibility.items.find(({ reviewerId }: { reviewerId: string }) => reviewerId === admin.id);
    expect(JSON.stringify(mine)).toContain('unblinded');
    await submit(b, await assignmentOn(b, claimId), rating('FALSE', 'other'));
    await adjudicate(adjudicator, roundId, 'FALSE');
    const { id } = await verdictOn(editor, claimId);
    expect((await admin.post(`/verdicts/${id}/approve`, {})).body.code).toBe('SEPARATION_OF_DUTIES');
  });

  it('is said in the report, and the round counts for no agreement', async () => {
    const { reportNumber } = await approveAndPublish(second, claimId);
    const report = (await expectStatus(200, app.anonymous.get(`/reports/${reportNumber}.json`))).body;
    expect(report.raters.note).toMatch(/administrator read the ratings before they were revealed/);
    const agreement = (await expectStatus(200, editor.get('/agreement'))).body;
    expect(JSON.stringify(agreement)).not.toMatch(/"ratings":[1-9]/);
  });

  it('is refused to raters of the claim, and once there is nothing blind left', async () => {
    expect((await expectStatus(409, unblind(admin))).body.code).toBe('ILLEGAL_TRANSITION');
    const [other] = (await readyClaims(editor)).claimIds as [string];
    const round = await openRound(editor, other);
    await assign(editor, round, admin);
    const answer = await admin.post(`/rounds/${round}/unblind`, { reason: REASON });
    expect(answer.body.code).toBe('SEPARATION_OF_DUTIES');
  });
});
