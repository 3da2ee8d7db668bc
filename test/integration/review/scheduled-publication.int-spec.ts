import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { AUDIT } from '../../../soak/invariants/audit.js';
import { BOARD } from '../../../soak/invariants/board.js';
import { faultsOf } from '../../../soak/invariants/check.js';
import { HANDLING } from '../../../soak/invariants/handling.js';
import { REPLAY } from '../../../soak/invariants/replay.js';
import { VERDICTS } from '../../../soak/invariants/verdicts.js';
import { AppError } from '../../../src/common/app-error.js';
import { Transactions } from '../../../src/database/transactions.js';
import { PublicationScheduleService } from '../../../src/verdicts/publication-schedule.service.js';
import { PublishScheduledHandler } from '../../../src/verdicts/publish-scheduled.handler.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { approve, expectStatus, openRound, publish } from '../../support/journey.js';
import { PublishingDesk } from '../../support/publishing-desk.js';

const DAY_MS = 86_400_000;
const ahead = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();

describe('a verdict that is to be published at a set time', () => {
  let desk: PublishingDesk;
  let app: TestApp;
  let second: TestClient;
  let made = 0;

  beforeAll(async () => {
    desk = await PublishingDesk.open();
    app = desk.app;
    second = desk.second;
  }, 60_000);
  afterAll(async () => {
    const db = new Client({ connectionString: app.database.url });
    await db.connect();
    const faults = await faultsOf(db, [...AUDIT, ...BOARD, ...HANDLING, ...VERDICTS, REPLAY]);
    await db.end();
    await desk?.close();
    expect(faults).toEqual([]);
  });

  const approved = async () => {
    made += 1;
    const one = await desk.proposed({ statement: `The storm destroyed ${100 + made} houses in Norvale, they said.` });
    await approve(second, one.verdictId);
    return one;
  };
  const schedule = (verdictId: string, publishAt = ahead(1), more = {}, by = second) =>
    by.post(`/verdicts/${verdictId}/schedule`, { publishAt, ...more });
  /** Approved and scheduled, and its time has come. */
  const due = async (by = second) => {
    const one = await approved();
    await expectStatus(200, schedule(one.verdictId, ahead(1), {}, by));
    await comes(one.verdictId);
    return one;
  };
  const comes = (verdictId: string) =>
    app.sql.query(`UPDATE verdict SET publish_at = now() - interval '1 second' WHERE id = $1`, [verdictId]);
  const run = (on: TestApp = app) => on.get(PublishScheduledHandler).handle();
  const verdict = async (id: string) => (await expectStatus(200, second.get(`/verdicts/${id}`))).body;
  const told = async (entityId: string): Promise<{ event: string; actor_id: string | null; reason: string | null }[]> =>
    app.sql.query(`SELECT event, actor_id, reason FROM audit_event WHERE entity_id = $1 ORDER BY seq`, [entityId]);
  const events = async (entityId: string) => (await told(entityId)).map(({ event }) => event);
  const notices = async (claimId: string): Promise<{ user_id: string; data: { reason: string } }[]> =>
    app.sql.query(
      `SELECT user_id, data FROM notification WHERE kind = 'verdict.schedule_failed' AND claim_id = $1 ORDER BY user_id`,
      [claimId],
    );
  /** It was not published, the schedule is gone, and the desk knows why: once. */
  const expectGivenUp = async ({ verdictId, claimId }: { verdictId: string; claimId: string }, because: RegExp) => {
    const now = await verdict(verdictId);
    expect([now.state, now.publishAt, now.scheduledBy]).toEqual(['APPROVED', null, null]);
    const rows = (await told(verdictId)).filter(({ event }) => event === 'verdict.scheduleFailed');
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({ actor_id: null, reason: expect.stringMatching(because) });
    const sent = await notices(claimId);
    expect(sent.map(({ user_id }) => user_id)).toEqual(expect.arrayContaining([desk.admin.id, desk.editor.id]));
    expect(sent[0]?.data.reason).toMatch(because);
  };

  it('is shown with its time, counted and listed, and stays unpublished until then', async () => {
    const { verdictId, claimId } = await approved();
    const at = ahead(2);
    const { body } = await expectStatus(200, schedule(verdictId, at, { note: 'after the council meets' }));
    expect(body).toMatchObject({ state: 'APPROVED', publishAt: at, scheduledBy: second.id, reportNumber: null });
    await run();
    expect((await verdict(verdictId)).state).toBe('APPROVED');
    expect((await second.get(`/claims/${claimId}`)).body.publishAt).toBe(at);
    const ids = async (path: string) => (await second.get(path)).body.items.map((item: { id: string }) => item.id);
    expect(await ids('/claims?scheduled=true')).toEqual([claimId]);
    expect(await ids('/claims?scheduled=false&limit=200')).not.toContain(claimId);
    expect(await ids('/verdicts?scheduled=true')).toEqual([verdictId]);
    expect(await ids('/verdicts?scheduled=false&limit=200')).not.toContain(verdictId);
    expect((await second.get('/claims/counts')).body.scheduled).toBe(1);
    expect(await events(verdictId)).toEqual(['verdict.propose', 'verdict.approve', 'verdict.schedule']);
    await expectStatus(200, second.delete(`/verdicts/${verdictId}/schedule`));
    expect((await second.get('/claims/counts')).body.scheduled).toBe(0);
    expect((await events(verdictId)).at(-1)).toBe('verdict.unschedule');
  });

  it('is published once its time has come, in the name of who set it, with one row in the audit trail', async () => {
    const { verdictId } = await due();
    await run();
    await run();
    const now = await verdict(verdictId);
    expect(now).toMatchObject({ state: 'PUBLISHED', publishedBy: second.id, publishAt: null, scheduledBy: null });
    await desk.read(`/reports/${now.reportNumber}.json`);
    const rows = (await told(verdictId)).filter(({ event }) => event === 'verdict.publish');
    expect(rows).toEqual([{ event: 'verdict.publish', actor_id: second.id, reason: null }]);
  });

  it('is published once by several workers at once', async () => {
    const other = await TestApp.start({ role: 'api', database: app.database });
    try {
      const all = [await due(), await due(), await due()];
      await Promise.all([run(), run(other), run(), run(other)]);
      await run();
      for (const { verdictId } of all) {
        expect((await verdict(verdictId)).state).toBe('PUBLISHED');
        expect((await events(verdictId)).filter((event) => event === 'verdict.publish')).toHaveLength(1);
      }
    } finally {
      await other.close();
    }
  });

  it('is left for the next turn while somebody works on its claim', async () => {
    const { verdictId, claimId } = await due();
    const busy = app.sql.createQueryRunner();
    await busy.startTransaction();
    await busy.query(`SELECT FROM claim WHERE id = $1 FOR UPDATE`, [claimId]);
    await run();
    expect((await verdict(verdictId)).state).toBe('APPROVED');
    await busy.rollbackTransaction();
    await busy.release();
    await run();
    expect((await verdict(verdictId)).state).toBe('PUBLISHED');
  });

  it('is published by the next worker when the first one dies in the middle', async () => {
    const { verdictId } = await due();
    const blocker = app.sql.createQueryRunner();
    await blocker.startTransaction();
    await blocker.query(`SELECT FROM audit_head FOR UPDATE`);
    const dies = run().then(
      () => null,
      (fault: unknown) => fault,
    );
    // It has done everything but the audit row when its connection goes.
    for (let killed = 0; killed === 0;) {
      const rows = await app.sql.query<unknown[]>(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%audit_head%'`,
      );
      killed = rows.length;
      if (killed === 0) await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(await dies).toBeInstanceOf(AggregateError);
    await blocker.rollbackTransaction();
    await blocker.release();
    expect(await verdict(verdictId)).toMatchObject({ state: 'APPROVED', scheduledBy: second.id, reportNumber: null });
    await run();
    expect((await verdict(verdictId)).state).toBe('PUBLISHED');
    expect((await events(verdictId)).filter((event) => event === 'verdict.publish')).toHaveLength(1);
  });

  it('is not published when its source has changed before, also when a worker died before it could say so', async () => {
    const one = await due();
    await app.sql.query(`UPDATE claim_placement SET source_state = 'CHANGED' WHERE claim_id = $1`, [one.claimId]);
    await app.sql.query(`UPDATE verdict SET stale_since = now() WHERE id = $1`, [one.verdictId]);
    const attempt = app
      .get(Transactions)
      .run((tx) => app.get(PublicationScheduleService).publishDue(tx, one.verdictId));
    await expect(attempt).rejects.toMatchObject({ code: 'SOURCE_NOT_CURRENT' });
    expect((await verdict(one.verdictId)).publishAt).not.toBeNull();
    await run();
    await run();
    await expectGivenUp(one, /CHANGED/);
    expect((await desk.read('/reports.json')).text).not.toContain(one.verdictId);
    await app.sql.query(`UPDATE claim_placement SET source_state = 'CURRENT' WHERE claim_id = $1`, [one.claimId]);
  });

  it('keeps a time that was set anew after the desk had found that the old one could not be kept', async () => {
    const one = await due();
    const [found] = await app.get(Transactions).run((tx) => app.get(PublicationScheduleService).due(tx));
    await expectStatus(200, schedule(one.verdictId, ahead(2)));
    await comes(one.verdictId);
    const fault = new AppError('SOURCE_NOT_CURRENT', 'It was so a moment ago.');
    await app.get(Transactions).run((tx) => app.get(PublicationScheduleService).giveUp(tx, found!, fault));
    expect((await verdict(one.verdictId)).publishAt).not.toBeNull();
    await run();
    expect(await verdict(one.verdictId)).toMatchObject({ state: 'PUBLISHED' });
  });

  it('is not published in the name of somebody who has left, or is no longer an editor', async () => {
    const leaver = await app.person('leaver@desk.test', ['editor']);
    const mover = await app.person('mover@desk.test', ['editor']);
    const [left, moved] = [await due(leaver), await due(mover)];
    await app.sql.query(`UPDATE user_account SET status = 'DISABLED' WHERE id = $1`, [leaver.id]);
    await app.sql.query(`UPDATE user_account SET roles = '{reviewer}' WHERE id = $1`, [mover.id]);
    await run();
    await expectGivenUp(left, /may no longer publish/);
    await expectGivenUp(moved, /may no longer publish/);
    await app.sql.query(`UPDATE user_account SET status = 'ACTIVE' WHERE id = $1`, [leaver.id]);
    await app.sql.query(`UPDATE user_account SET roles = '{editor}' WHERE id = $1`, [mover.id]);
  });

  it('is not published while its claim is in review again', async () => {
    const one = await due();
    await openRound(desk.editor, one.claimId, { k: 2 });
    await run();
    await expectGivenUp(one, /IN_REVIEW/);
  });

  it('loses its time when it is withdrawn, with a row of its own', async () => {
    const { verdictId } = await due();
    await expectStatus(200, second.post(`/verdicts/${verdictId}/withdraw`, { reason: 'a better source came in' }));
    await run();
    expect(await verdict(verdictId)).toMatchObject({ state: 'WITHDRAWN', publishAt: null });
    expect((await told(verdictId)).slice(-2)).toMatchObject([
      { event: 'verdict.unschedule', reason: 'a better source came in' },
      { event: 'verdict.withdraw', reason: 'a better source came in' },
    ]);
  });

  it('may be published by hand before, and is not published again', async () => {
    const { verdictId } = await approved();
    await expectStatus(200, schedule(verdictId));
    expect(await publish(second, verdictId)).toMatchObject({ state: 'PUBLISHED', publishAt: null });
    await run();
    expect((await events(verdictId)).filter((event) => event === 'verdict.publish')).toHaveLength(1);
  });

  it('is published by the worker itself', async () => {
    const { verdictId } = await due();
    const worker = await TestApp.start({ database: app.database });
    try {
      for (let turn = 0; turn < 600 && (await verdict(verdictId)).state !== 'PUBLISHED'; turn += 1)
        await new Promise((resolve) => setTimeout(resolve, 100));
      expect((await verdict(verdictId)).state).toBe('PUBLISHED');
    } finally {
      await worker.close();
    }
  }, 90_000);

  it('can be moved; the same time again changes nothing', async () => {
    const { verdictId } = await approved();
    const [first, later] = [ahead(1), ahead(3)];
    await expectStatus(200, schedule(verdictId, first));
    await expectStatus(200, schedule(verdictId, first));
    expect((await expectStatus(200, schedule(verdictId, later))).body.publishAt).toBe(later);
    expect((await events(verdictId)).filter((event) => event === 'verdict.schedule')).toHaveLength(2);
  });

  it.each([
    ['for a time that has passed', -1, 400, 'VALIDATION_FAILED'],
    ['for a time more than a year away', 367, 400, 'VALIDATION_FAILED'],
  ])('is refused %s', async (_name, days, status, code) => {
    const { verdictId } = await approved();
    expect(await schedule(verdictId, ahead(days))).toMatchObject({ status, body: { code } });
    expect(await events(verdictId)).toEqual(['verdict.propose', 'verdict.approve']);
  });

  it('is refused before approval, after publication, of what could not be published, and of nothing to cancel', async () => {
    const { verdictId: proposed } = await desk.proposed({
      statement: 'The bridge of Norvale was built in 1931, they said.',
    });
    expect((await schedule(proposed)).body.code).toBe('ILLEGAL_TRANSITION');
    expect((await second.delete(`/verdicts/${proposed}/schedule`)).body.code).toBe('ILLEGAL_TRANSITION');
    await approve(second, proposed);
    expect(await second.delete(`/verdicts/${proposed}/schedule`)).toMatchObject({
      status: 409,
      body: { code: 'CONFLICT' },
    });
    await app.sql.query(`UPDATE verdict SET stale_since = now() WHERE id = $1`, [proposed]);
    expect((await schedule(proposed)).body.code).toBe('SOURCE_NOT_CURRENT');
    await app.sql.query(`UPDATE verdict SET stale_since = NULL WHERE id = $1`, [proposed]);
    expect((await schedule(proposed, ahead(1), {}, desk.raters[0])).status).toBe(403);
    await publish(second, proposed);
    expect((await schedule(proposed)).body.code).toBe('ILLEGAL_TRANSITION');
  });

  describe('under an embargo', () => {
    const embargo = (claimId: string, until: string | null, reason = 'agreed with the press office') =>
      second.post(`/claims/${claimId}/embargo`, { until, reason });

    it('is published neither by hand nor by schedule before, and free afterwards', async () => {
      const { claimId, verdictId } = await approved();
      const until = ahead(5);
      const { body } = await expectStatus(200, embargo(claimId, until));
      expect(body).toMatchObject({ embargoUntil: until, embargoReason: 'agreed with the press office' });
      for (const refused of [second.post(`/verdicts/${verdictId}/publish`), schedule(verdictId, ahead(4))])
        expect(await refused).toMatchObject({ status: 409, body: { code: 'EMBARGO', embargoUntil: until } });
      await expectStatus(200, schedule(verdictId, until));
      await app.sql.query(`UPDATE claim SET embargo_until = now() - interval '2 seconds' WHERE id = $1`, [claimId]);
      await comes(verdictId);
      await run();
      expect((await verdict(verdictId)).state).toBe('PUBLISHED');
      await expectStatus(200, embargo(claimId, null));
    });

    it('that came to be longer than its time is not published', async () => {
      const one = await due();
      await app.sql.query(
        `UPDATE claim SET embargo_until = now() + interval '1 day', embargo_reason = 'x' WHERE id = $1`,
        [one.claimId],
      );
      await run();
      await expectGivenUp(one, /embargo/);
      await expectStatus(200, embargo(one.claimId, null));
    });

    it('cannot be set past a time that is set already', async () => {
      const { claimId, verdictId } = await approved();
      await expectStatus(200, schedule(verdictId, ahead(2)));
      expect(await embargo(claimId, ahead(3))).toMatchObject({ status: 409, body: { code: 'CONFLICT' } });
      await expectStatus(200, embargo(claimId, ahead(1)));
    });

    it('is lifted with a reason; the same again changes nothing; both are in the audit trail once', async () => {
      const { claimId, verdictId } = await approved();
      const until = ahead(5);
      await expectStatus(200, embargo(claimId, until));
      await expectStatus(200, embargo(claimId, until));
      expect((await second.post(`/claims/${claimId}/embargo`, { until: null })).status).toBe(400);
      expect((await embargo(claimId, ahead(-1))).status).toBe(400);
      expect((await embargo(claimId, ahead(400))).status).toBe(400);
      await expectStatus(200, embargo(claimId, null, 'it is public elsewhere'));
      await expectStatus(200, embargo(claimId, null, 'again'));
      const rows = (await told(claimId)).filter(({ event }) => /embargo/i.test(event));
      expect(rows.map(({ event, reason }) => [event, reason])).toEqual([
        ['claim.embargo', 'agreed with the press office'],
        ['claim.liftEmbargo', 'it is public elsewhere'],
      ]);
      await publish(second, verdictId);
    });
  });
});
