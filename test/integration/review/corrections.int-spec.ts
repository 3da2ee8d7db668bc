import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ReviewDatesHandler } from '../../../src/verdicts/review-dates.handler.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import {
  adjudicate,
  approve,
  approveAndPublish,
  correction,
  expectStatus,
  publish,
  rate,
  readyClaims,
  typoCorrection,
  verdictOn,
} from '../../support/journey.js';

describe('what follows publication', () => {
  let app: TestApp;
  let editor: TestClient;
  let second: TestClient;
  let adjudicator: TestClient;
  let raters: TestClient[];

  beforeAll(async () => {
    app = await TestApp.start();
    editor = await app.person('editor@desk.test', ['editor']);
    second = await app.person('second@desk.test', ['admin']);
    adjudicator = await app.person('adjudicator@desk.test', ['adjudicator']);
    raters = [await app.person('a@desk.test', ['reviewer']), await app.person('b@desk.test', ['reviewer'])];
  }, 60_000);
  afterAll(() => app?.close());

  const ready = async () => (await readyClaims(editor)).claimIds[0]!;
  const published = async () => {
    const claimId = await ready();
    await rate(editor, claimId, [[raters[0]!, 'TRUE']]);
    return { claimId, verdict: await approveAndPublish(second, claimId) };
  };
  const today = (offset = 0) => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const code = async (status: number, sent: ReturnType<TestClient['get']>) =>
    (await expectStatus(status, sent)).body.code;

  describe('corrections', () => {
    it('get the kind that follows from the difference', async () => {
      const kindOf = async (change: Record<string, string>) => {
        const { verdict } = await published();
        const { kind: _, ...body } = correction('', change);
        return (await expectStatus(201, editor.post(`/verdicts/${verdict.id}/correct`, body))).body;
      };
      expect(await kindOf(typoCorrection().change as Record<string, string>)).toMatchObject({
        kind: 'TYPO',
        status: 'APPLIED',
      });
      expect(await kindOf({ label: 'FALSE' })).toMatchObject({
        kind: 'CORRECTION',
        status: 'REQUESTED',
        changesConclusion: true,
      });
      const negated = { summary: 'The register of the town does not say so, entry by-true.' };
      expect(await kindOf(negated)).toMatchObject({ kind: 'CORRECTION', status: 'REQUESTED', changesConclusion: true });
    });

    it('take two people when the conclusion changes, even as an UPDATE, and the database holds it', async () => {
      const { verdict } = await published();
      const negated = { summary: 'The register of the town does not say so, entry by-true.' };
      const path = `/verdicts/${verdict.id}/correct`;
      expect(await code(422, editor.post(path, correction('CLARIFICATION', negated)))).toBe('CORRECTION_KIND_REFUSED');
      expect(await code(422, editor.post(path, correction('TYPO', negated)))).toBe('CORRECTION_KIND_REFUSED');
      const asked = (await expectStatus(201, editor.post(path, correction('UPDATE', negated)))).body;
      expect(asked).toMatchObject({
        kind: 'UPDATE',
        status: 'REQUESTED',
        requestedBy: editor.id,
        fromState: 'PUBLISHED',
      });
      expect(await code(403, editor.post(`/corrections/${asked.id}/approve`))).toBe('SEPARATION_OF_DUTIES');
      const alone = `UPDATE correction SET status = 'APPLIED', decided_by = requested_by, decided_at = now() WHERE id = $1`;
      await expect(app.sql.query(alone, [asked.id])).rejects.toThrow(/correction_two_people/);
      const applied = (await expectStatus(200, second.post(`/corrections/${asked.id}/approve`))).body;
      expect(applied).toMatchObject({ status: 'APPLIED', decidedBy: second.id, approvers: 2 });
    });

    it('carry the whole record into the public log, and no person', async () => {
      const { verdict } = await published();
      const receivedAt = new Date(Date.now() - 3_600_000).toISOString();
      const body = { ...typoCorrection(), receivedAt, reachNote: 'Sent to the 120 subscribers of ]]> the newsletter.' };
      const made = (await expectStatus(201, editor.post(`/verdicts/${verdict.id}/correct`, body))).body;
      const log = await expectStatus(200, app.anonymous.get('/corrections?limit=1'));
      expect(log.body.items).toMatchObject([
        {
          id: made.id,
          receivedAt,
          publishedAt: made.decidedAt,
          reachNote: body.reachNote,
          approvers: 1,
          reportedBy: 'a reader',
        },
      ]);
      expect(log.text).not.toContain(editor.id);
      const feed = await expectStatus(200, app.anonymous.get('/corrections.atom'));
      expect(feed.headers.get('content-type')).toContain('application/atom+xml');
      expect(feed.text).toContain(`urn:uuid:${made.id}`);
      expect(feed.text).toContain(`/reports/${made.toReportNumber}`);
      expect((await expectStatus(200, app.anonymous.get('//corrections'))).text).toContain('120 subscribers');
      await expect(app.sql.query(`UPDATE correction SET why = 'x' WHERE id = $1`, [made.id])).rejects.toThrow(
        /append-only/,
      );
      await expect(app.sql.query(`DELETE FROM correction WHERE id = $1`, [made.id])).rejects.toThrow(/append-only/);
      const late = { ...typoCorrection(), receivedAt: '2999-01-01T00:00:00Z' };
      expect(await code(400, editor.post(`/verdicts/${made.toVerdictId}/correct`, late))).toBe('VALIDATION_FAILED');
    });

    it('can be withdrawn by who asked, refused by anybody else, and wait one at a time', async () => {
      const { claimId, verdict } = await published();
      const path = `/verdicts/${verdict.id}/correct`;
      const relabel = correction('CORRECTION', { label: 'FALSE' });
      const asked = (await expectStatus(201, editor.post(path, relabel))).body;
      expect(await code(409, second.post(path, typoCorrection()))).toBe('CONFLICT');
      expect(await code(409, second.post(`/verdicts/${verdict.id}/retract`, { reason: 'wrong' }))).toBe('CONFLICT');
      const why = { reason: 'I misread the reader' };
      expect(await code(403, second.post(`/corrections/${asked.id}/withdraw`, why))).toBe('FORBIDDEN');
      expect(await code(403, editor.post(`/corrections/${asked.id}/refuse`, why))).toBe('SEPARATION_OF_DUTIES');
      const { body } = await expectStatus(200, editor.post(`/corrections/${asked.id}/withdraw`, why));
      expect(body).toMatchObject({ status: 'WITHDRAWN', decisionReason: why.reason });
      for (const act of ['approve', 'refuse', 'withdraw']) {
        expect(
          await code(
            409,
            (act === 'withdraw' ? editor : second).post(
              `/corrections/${asked.id}/${act}`,
              act === 'approve' ? undefined : why,
            ),
          ),
        ).toBe('ILLEGAL_TRANSITION');
      }
      const { items } = (await expectStatus(200, editor.get('/correction-requests?limit=200'))).body;
      expect(items.map(({ id }: { id: string }) => id)).not.toContain(asked.id);
      expect(await verdictOn(editor, claimId)).toMatchObject({ id: verdict.id, state: 'PUBLISHED' });
      const again = (await expectStatus(201, editor.post(path, relabel))).body;
      await expectStatus(200, second.post(`/corrections/${again.id}/refuse`, { reason: 'the label stands' }));
    });

    it('of a verdict that was superseded meanwhile can only be refused', async () => {
      const { claimId, verdict } = await published();
      const relabel = correction('CORRECTION', { label: 'FALSE' });
      const asked = (await expectStatus(201, editor.post(`/verdicts/${verdict.id}/correct`, relabel))).body;
      await rate(editor, claimId, [[raters[1]!, 'MIXED']]);
      await approveAndPublish(second, claimId);
      const { items } = (await expectStatus(200, second.get('/correction-requests?limit=200'))).body;
      expect(items.find(({ id }: { id: string }) => id === asked.id)).toMatchObject({ fromState: 'SUPERSEDED' });
      expect(await code(409, second.post(`/corrections/${asked.id}/approve`))).toBe('ILLEGAL_TRANSITION');
      await expectStatus(200, second.post(`/corrections/${asked.id}/refuse`, { reason: 'overtaken' }));
    });
  });

  describe('review dates', () => {
    it('are set with the approval, shown once due, exported, extended, and taken over by a correction', async () => {
      const claimId = await ready();
      await rate(editor, claimId, [[raters[0]!, 'TRUE']]);
      const { id } = await verdictOn(second, claimId);
      expect(await code(400, second.post(`/verdicts/${id}/approve`, { reviewBy: today() }))).toBe('VALIDATION_FAILED');
      await approve(second, id, { reviewBy: today(30) });
      const verdict = await publish(second, id);
      expect(verdict.reviewBy).toBe(today(30));
      const path = `/reports/${verdict.reportNumber}`;
      expect((await app.anonymous.get(`${path}.json`)).body.reviewBy).toBe(today(30));
      expect((await app.anonymous.get(`/${path}`)).text).not.toContain('due for review');
      const due = async () =>
        (await expectStatus(200, editor.get('/verdicts/due-for-review?limit=200'))).body.items.map(
          (item: { id: string }) => item.id,
        );
      expect(await due()).not.toContain(id);

      await app.sql.query(`UPDATE verdict SET review_by = $2 WHERE id = $1`, [id, today(-1)]);
      expect(await due()).toContain(id);
      expect((await app.anonymous.get(`/${path}`)).text).toContain('due for review since');
      expect((await app.anonymous.get(`${path}.json`)).body).toMatchObject({ stale: false, state: 'PUBLISHED' });
      await expectStatus(200, app.anonymous.get(`${path}.jsonld`));
      await app.get(ReviewDatesHandler).handle();
      await app.get(ReviewDatesHandler).handle();
      const told = await app.sql.query(
        `SELECT user_id FROM notification WHERE kind = 'verdict.review_due' AND claim_id = $1 ORDER BY user_id`,
        [claimId],
      );
      expect(told.map((row: { user_id: string }) => row.user_id)).toEqual([editor.id, second.id].sort());

      const extend = (reviewBy: string | null) =>
        editor.post(`/verdicts/${id}/review-date`, { reviewBy, reason: 'the register is unchanged' });
      expect(await code(400, extend(today()))).toBe('VALIDATION_FAILED');
      expect((await expectStatus(200, extend(today(90)))).body.reviewBy).toBe(today(90));
      expect(await due()).not.toContain(id);
      const made = (await expectStatus(201, editor.post(`/verdicts/${id}/correct`, typoCorrection()))).body;
      expect((await editor.get(`/verdicts/${made.toVerdictId}`)).body.reviewBy).toBe(today(90));
      expect(await code(409, extend(today(99)))).toBe('ILLEGAL_TRANSITION');
      expect(
        await code(403, raters[0]!.post(`/verdicts/${made.toVerdictId}/review-date`, { reviewBy: null, reason: 'x' })),
      ).toBe('FORBIDDEN');
    });
  });

  describe('aids to the adjudicator', () => {
    it('shows similar decided claims, the evidence by source, and keeps a flagged gap', async () => {
      const before = await ready();
      await rate(editor, before, [[raters[0]!, 'TRUE']]);
      await approveAndPublish(second, before);
      const { statement } = (await expectStatus(200, editor.get(`/claims/${before}`))).body;
      const claimId = await ready();
      const { roundId } = await rate(editor, claimId, [
        [raters[0]!, 'TRUE'],
        [raters[1]!, 'FALSE'],
      ]);
      await app.sql.query(`UPDATE claim SET statement = $2 WHERE id = $1`, [claimId, `${statement} Indeed.`]);
      const similar = (await expectStatus(200, adjudicator.get(`/rounds/${roundId}/similar`))).body.items;
      expect(similar[0]).toMatchObject({
        claimId: before,
        label: 'TRUE',
        labelName: 'True',
        labelColor: '#1b7f4b',
        verdictState: 'PUBLISHED',
      });
      expect(similar[0].similarity).toBeGreaterThan(0.7);
      expect(similar.map((item: { claimId: string }) => item.claimId)).not.toContain(claimId);
      for (const rater of raters) expect((await rater.get(`/rounds/${roundId}/similar`)).status).toBe(403);

      const round = (await expectStatus(200, adjudicator.get(`/rounds/${roundId}`))).body;
      expect(round.evidence.map((source: { title: string; disputed: boolean }) => source.disputed)).toEqual([
        false,
        false,
      ]);
      for (const rater of raters) expect(JSON.stringify(round)).not.toContain(rater.id);
      expect((await editor.get(`/rounds/${roundId}`)).body.evidence).toBeNull();

      await adjudicate(adjudicator, roundId, 'TRUE', {
        guidelineGap: 'Nothing says how to count houses that burned later.',
      });
      const gaps = (await expectStatus(200, editor.get('/guideline-gaps'))).body.items;
      expect(gaps[0]).toMatchObject({
        claimId,
        roundId,
        guidelineGap: 'Nothing says how to count houses that burned later.',
      });
      expect((await raters[0]!.get('/guideline-gaps')).status).toBe(403);
    });

    it('finds nothing similar to a claim without telling words', async () => {
      const claimId = await ready();
      const { roundId } = await rate(editor, claimId, [[raters[0]!, 'TRUE']]);
      await app.sql.query(`UPDATE claim SET statement = 'It is so.' WHERE id = $1`, [claimId]);
      expect((await expectStatus(200, adjudicator.get(`/rounds/${roundId}/similar`))).body.items).toEqual([]);
    });
  });
});
