import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { TestClient } from '../support/client.js';
import { assign, expectStatus, openRound } from '../support/journey.js';
import { approveAndPublish, ingest, markClaim, rate } from '../support/journey.js';
import { type OnePublished, PublishedDesk } from '../support/published-desk.js';

const TEXT = 'We counted again, and the register has 14 houses.';
const CONTACT = 'mayor-x7q@mail.example';

describe('the right of reply', () => {
  let desk: PublishedDesk;
  let report: OnePublished;
  let ratingEditor: TestClient;

  beforeAll(async () => {
    desk = await PublishedDesk.start({ CLAIMDESK_EDITORS_MAY_RATE: 'on' });
    ratingEditor = await desk.app.person('rating@desk.test', ['editor', 'reviewer']);
    report = await desk.publish('The storm destroyed 41 houses in Norvale.');
  }, 60_000);
  beforeEach(() => desk.app.sql.query('DELETE FROM complaint_throttle'));
  afterAll(() => desk?.close());

  const reply = async (more: Record<string, unknown> = {}) => {
    const body = {
      reportNumber: String(report.number),
      author: 'The mayor',
      text: TEXT,
      contactEmail: CONTACT,
      ...more,
    };
    const receipt = (await expectStatus(201, desk.app.anonymous.post('/replies', body))).body;
    const { items } = (await expectStatus(200, desk.editor.get('/replies?limit=1'))).body;
    return { receipt, id: items[0].id as string };
  };
  const page = async (number = report.number) =>
    (await expectStatus(200, desk.app.anonymous.get(`//reports/${number}`))).text;
  const attempt = (more: Record<string, unknown> = {}) => ({
    who: 'the press office of Norvale',
    way: 'EMAIL',
    attemptedAt: '2026-03-01T09:30:00Z',
    outcome: 'ANSWERED',
    answer: 'No comment, said <b>the office</b>.',
    answerPublic: true,
    ...more,
  });

  it('stands on the page once an editor publishes it, and not before', async () => {
    const { receipt, id } = await reply();
    expect(receipt).toMatchObject({ state: 'RECEIVED', reportNumber: String(report.number) });
    expect(await page()).not.toContain(TEXT);
    const before = (await desk.app.anonymous.get(`//reports/${report.number}`)).headers.get('etag')!;
    await expectStatus(200, desk.editor.post(`/replies/${id}/publish`));
    expect(await page()).toContain(TEXT);
    const again = { 'if-none-match': before, 'cache-control': 'max-age=0' };
    expect((await desk.app.anonymous.get(`//reports/${report.number}`, again)).status).toBe(200);
    const { body } = await expectStatus(200, desk.app.anonymous.get(`/reports/${report.number}/replies`));
    expect(body.replies).toMatchObject([{ author: 'The mayor', text: TEXT }]);
    const { body: seen } = await expectStatus(200, desk.app.anonymous.get(`/reply-receipts/${receipt.token}`));
    expect(seen.state).toBe('PUBLISHED');
    await expectStatus(409, desk.editor.post(`/replies/${id}/decline`, { reason: 'Too late.' }));
  });

  it('is told to the editors, and not to one who rates the claim again', async () => {
    const words = 'The storm destroyed 61 houses in Norvale.';
    const told = async (person: TestClient) =>
      (await expectStatus(200, person.get('/notifications?limit=50'))).body.items.filter(
        ({ kind, text }: { kind: string; text: string }) => kind === 'reply.received' && text.includes(words),
      );
    const { claimId, number } = await desk.publish(words);
    const roundId = await openRound(desk.editor, claimId, { k: 1 });
    // Who was an editor before has seen how the claim was rated.
    const rater = await desk.app.person('rates-again@desk.test', ['reviewer']);
    await assign(desk.editor, roundId, rater);
    await desk.app.sql.query(`UPDATE user_account SET roles = '{reviewer,editor}' WHERE id = $1`, [rater.id]);
    const { receipt } = await reply({ reportNumber: String(number), author: 'Not for the notification' });
    for (const editor of [desk.editor, desk.second]) {
      const [notice, ...others] = await told(editor);
      expect(others).toEqual([]);
      expect(notice).toMatchObject({ claimId, deskPath: '/desk/replies', data: { replyId: expect.any(String) } });
      for (const secret of [TEXT, CONTACT, 'Not for the notification', receipt.token]) {
        expect(JSON.stringify(notice)).not.toContain(secret);
      }
    }
    const [unseen] = await desk.app.sql.query(
      `SELECT kind FROM notification WHERE user_id = $1 AND kind = 'reply.received'`,
      [rater.id],
    );
    expect(unseen).toEqual({ kind: 'reply.received' });
    expect(await told(rater)).toEqual([]);
    expect(await told(desk.rater)).toEqual([]);
  });

  it('tells its author why it is not published', async () => {
    const { receipt, id } = await reply({ text: 'Something that is not for the page at all.' });
    await expectStatus(200, desk.editor.post(`/replies/${id}/decline`, { reason: 'It insults a third person.' }));
    const receiptPage = await expectStatus(200, desk.app.anonymous.get(`//reply-receipts/${receipt.token}`));
    expect(receiptPage.text).toContain('It insults a third person.');
    expect(await page()).not.toContain('not for the page');
  });

  it('keeps the address in confidence, records each look, and erases it with the decision', async () => {
    const { receipt, id } = await reply();
    for (const path of ['/replies', '/audit?limit=200']) {
      expect([path, (await desk.editor.get(path)).text.includes(CONTACT)]).toEqual([path, false]);
    }
    expect((await desk.app.anonymous.get(`/reply-receipts/${receipt.token}`)).text).not.toContain(CONTACT);
    expect((await expectStatus(200, desk.editor.get(`/replies/${id}/contact`))).body.contactEmail).toBe(CONTACT);
    const looks = await desk.app.sql.query(
      `SELECT actor_id FROM audit_event WHERE event = 'reply.readContact' AND entity_id = $1`,
      [id],
    );
    expect(looks).toEqual([{ actor_id: desk.editor.id }]);
    await expectStatus(200, desk.editor.post(`/replies/${id}/decline`, { reason: 'Not from the mayor.' }));
    expect((await expectStatus(200, desk.editor.get(`/replies/${id}/contact`))).body.contactEmail).toBeNull();
  });

  it('keeps what came and what was recorded, whoever asks the database', async () => {
    const { id } = await reply();
    const refused = (sql: string, ...values: string[]) =>
      expect(desk.app.sql.query(sql, values)).rejects.toThrow(/kept as they came/);
    await refused(`UPDATE reply SET text = 'nothing' WHERE id = $1`, id);
    await refused(`DELETE FROM reply WHERE id = $1`, id);
    await expectStatus(201, desk.editor.post(`/claims/${report.claimId}/contact-attempts`, attempt()));
    await refused(`UPDATE contact_attempt SET answer = 'nothing'`);
    await refused(`DELETE FROM contact_attempt`);
  });

  it('shows whom the desk asked before it published, and the answer only where it is public', async () => {
    const words = 'The storm destroyed 52 houses in Norvale.';
    const claimId = await markClaim(desk.editor, await ingest(desk.editor, words, { language: 'en' }), words);
    await expectStatus(201, desk.editor.post(`/claims/${claimId}/contact-attempts`, attempt()));
    await expectStatus(
      201,
      desk.editor.post(
        `/claims/${claimId}/contact-attempts`,
        attempt({ answer: 'told-in-private', answerPublic: false }),
      ),
    );
    await rate(desk.editor, claimId, [[desk.rater, 'TRUE']]);
    const { reportNumber } = await approveAndPublish(desk.second, claimId);
    await expectStatus(
      201,
      desk.editor.post(`/claims/${claimId}/contact-attempts`, attempt({ who: 'somebody later' })),
    );
    const text = await page(Number(reportNumber));
    expect(text).toContain('<bdi>the press office of Norvale</bdi> by e-mail');
    expect(text).toContain('said &lt;b&gt;the office&lt;/b&gt;');
    expect(text).not.toContain('told-in-private');
    expect(text).not.toContain('somebody later');
  });

  it('does not exist for who rates the claim', async () => {
    const words = 'The storm destroyed 53 houses in Norvale.';
    const claimId = await markClaim(desk.editor, await ingest(desk.editor, words, { language: 'en' }), words);
    const roundId = await openRound(desk.editor, claimId, { k: 1 });
    await expectStatus(201, desk.editor.post(`/claims/${claimId}/contact-attempts`, attempt()));
    await assign(desk.editor, roundId, ratingEditor);
    expect((await expectStatus(200, ratingEditor.get(`/claims/${claimId}/contact-attempts`))).body.items).toEqual([]);
    const mine = await ratingEditor.post(`/claims/${claimId}/contact-attempts`, attempt());
    expect([403, 404, 409]).toContain(mine.status);
    expect((await desk.rater.get(`/claims/${claimId}/contact-attempts`)).status).toBe(403);
  });

  it.each([
    [{ reportNumber: '999' }, 'reportNumber'],
    [{ text: '  ' }, 'text'],
    [{ contactEmail: 'nobody' }, 'contactEmail'],
    [{ author: 'x'.repeat(201) }, 'author'],
  ])('refuses a reply with %j', async (wrong, path) => {
    const body = { reportNumber: String(report.number), author: 'A', text: TEXT, contactEmail: CONTACT, ...wrong };
    const { body: problem } = await expectStatus(400, desk.app.anonymous.post('/replies', body));
    expect(problem.faults.map((fault: { path: string }) => fault.path)).toEqual([path]);
  });

  it.each([
    [{ outcome: 'NO_ANSWER' }, 'answer'],
    [{ attemptedAt: '2999-01-01T00:00:00Z' }, 'attemptedAt'],
    [{ way: 'PIGEON' }, 'way'],
  ])('refuses an attempt with %j', async (wrong, path) => {
    const sent = desk.editor.post(`/claims/${report.claimId}/contact-attempts`, attempt(wrong));
    const { body } = await expectStatus(400, sent);
    expect(body.faults.map((fault: { path: string }) => fault.path)).toEqual([path]);
  });

  it('works on a page without a script', async () => {
    const path = `//reports/${report.number}/reply`;
    expect((await expectStatus(200, desk.app.anonymous.get(path))).text).toContain('enctype="multipart/form-data"');
    await expectStatus(404, desk.app.anonymous.get('//reports/999/reply'));
    const form = new FormData();
    form.append('author', 'The mayor');
    form.append('text', TEXT);
    form.append('contactEmail', CONTACT);
    const sent = await expectStatus(303, desk.app.anonymous.post(path, form));
    const receipt = await expectStatus(200, desk.app.anonymous.get(`/${sent.headers.get('location')}`));
    expect(receipt.text).toContain('Received. An editor will read it.');
    form.set('text', '');
    expect((await expectStatus(400, desk.app.anonymous.post(path, form))).text).toContain('text must not be empty');
  });
});
