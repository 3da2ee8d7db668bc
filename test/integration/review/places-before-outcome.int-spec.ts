import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReleaseReviewerHandler } from '../../../src/assignments/release-reviewer.handler.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  approveAndPublish,
  assign,
  assignmentOn,
  claimState,
  expectStatus,
  openRound,
  rate,
  rating,
  readyClaims,
  submit,
  verdictOn,
} from '../../support/journey.js';
import { untilLocksAwaited } from '../../support/lock-waits.js';

/** Invariants I5 and I8. */
describe('a round', () => {
  let app: TestApp;
  let admin: TestClient;
  let editor: TestClient;
  let second: TestClient;
  let raters: [TestClient, TestClient, TestClient];

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    admin = await app.person('admin@desk.test', ['admin']);
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['editor']);
    raters = [
      await app.person('a@desk.test', ['reviewer']),
      await app.person('b@desk.test', ['reviewer']),
      await app.person('c@desk.test', ['reviewer']),
    ];
  }, 60_000);
  afterAll(() => app?.close());

  async function leave(person: TestClient): Promise<void> {
    const { version } = (await admin.get(`/users/${person.id}`)).body;
    const leaves = { status: 'DISABLED' };
    await expectStatus(200, admin.patch(`/users/${person.id}`, leaves, { 'if-match': `"${version}"` }));
    await app.get(ReleaseReviewerHandler).handle({ userId: person.id });
  }

  it.each([1, 2, 3])('of %i raters has no verdict before the last of them has submitted', async (k) => {
    const { claimIds } = await readyClaims(editor);
    const [claimId = ''] = claimIds;
    await assign(editor, await openRound(editor, claimId, { k }), ...raters.slice(0, k));
    for (const rater of raters.slice(0, k)) {
      expect([await claimState(editor, claimId), await verdictOn(editor, claimId)]).toEqual(['IN_REVIEW', undefined]);
      await submit(rater, await assignmentOn(rater, claimId), rating());
    }
    expect(await claimState(editor, claimId)).toBe('DECIDED');
    const published = await approveAndPublish(second, claimId);
    expect(published).toMatchObject({ raters: { count: k }, origin: k === 1 ? 'SINGLE' : 'UNANIMOUS' });
  });

  it('can be finished by others when a rater leaves; what that rater concluded elsewhere stays', async () => {
    const leaver = await app.person('leaver@desk.test', ['reviewer']);
    const { claimIds } = await readyClaims(editor, 2);
    const [done = '', running = ''] = claimIds;
    await rate(editor, done, [
      [leaver, 'TRUE'],
      [raters[0], 'TRUE'],
    ]);
    const before = await approveAndPublish(second, done);
    const roundId = await openRound(editor, running);
    await assign(editor, roundId, leaver, raters[0]);
    await submit(raters[0], await assignmentOn(raters[0], running));
    await leave(leaver);
    expect(await verdictOn(editor, done)).toEqual(before);
    await assign(editor, roundId, raters[1]);
    await submit(raters[1], await assignmentOn(raters[1], running));
    expect(await claimState(editor, running)).toBe('DECIDED');
  });

  describe('with a rater who has left', () => {
    /** Two raters who disagree; the second of them is new. */
    async function disputed(name: string) {
      const leaver = await app.person(`${name}@desk.test`, ['reviewer']);
      const { claimIds } = await readyClaims(editor);
      const [claimId = ''] = claimIds;
      const { assignmentIds } = await rate(editor, claimId, [
        [raters[0], 'TRUE'],
        [leaver, 'FALSE'],
      ]);
      const adjudicator = await app.person(`${name}-adjudicates@desk.test`, ['adjudicator']);
      const sendBack = () =>
        adjudicator.post(`/assignments/${assignmentIds[1]}/return`, { reason: 'policy', note: 'Say where it stands.' });
      return { leaver, claimId, assignmentId: assignmentIds[1] ?? '', sendBack };
    }
    const stateOf = async (id: string): Promise<string> =>
      (await app.sql.query(`SELECT state FROM assignment WHERE id = $1`, [id]))[0].state;

    it('is not opened again for them', async () => {
      const { leaver, claimId, assignmentId, sendBack } = await disputed('gone');
      await leave(leaver);
      const { body } = await expectStatus(409, sendBack());
      expect(body).toMatchObject({ code: 'ILLEGAL_TRANSITION', detailCode: 'rater-has-left' });
      expect([await claimState(editor, claimId), await stateOf(assignmentId)]).toEqual([
        'NEEDS_ADJUDICATION',
        'SUBMITTED',
      ]);
    });

    /** Does `act` while the account is being disabled, and ends that only when `act` waits for it. */
    async function whileLeaving(leaver: TestClient, act: () => Promise<{ status: number }>): Promise<number> {
      const leaving = app.sql.createQueryRunner();
      await leaving.startTransaction();
      await leaving.query(`UPDATE user_account SET status = 'DISABLED' WHERE id = $1`, [leaver.id]);
      const acting = act();
      await untilLocksAwaited(app);
      await leaving.commitTransaction();
      await leaving.release();
      await app.get(ReleaseReviewerHandler).handle({ userId: leaver.id });
      return (await acting).status;
    }

    it('is not opened again for them in the moment they leave', async () => {
      const { leaver, assignmentId, sendBack } = await disputed('going');
      expect(await whileLeaving(leaver, sendBack)).toBe(409);
      expect(await stateOf(assignmentId)).toBe('SUBMITTED');
    });

    it('keeps a rating that its rater took back in the moment of leaving', async () => {
      const leaver = await app.person('backs-out@desk.test', ['reviewer']);
      const { claimIds } = await readyClaims(editor);
      const [claimId = ''] = claimIds;
      await assign(editor, await openRound(editor, claimId), leaver, raters[0]);
      const id = await assignmentOn(leaver, claimId);
      await submit(leaver, id);
      expect(await whileLeaving(leaver, () => leaver.post(`/assignments/${id}/withdraw`))).toBe(409);
      expect(await stateOf(id)).toBe('SUBMITTED');
    });
  });
});
