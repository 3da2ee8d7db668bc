import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditVerifier } from '../../src/audit/audit-verifier.js';
import { ComplaintDeadlinesHandler } from '../../src/complaints/complaint-deadlines.handler.js';
import { CleanUpQueries } from '../../src/http/clean-up.queries.js';
import { TestApp } from '../support/app.js';
import type { TestClient } from '../support/client.js';
import {
  approveAndPublish,
  assign,
  correction,
  expectStatus,
  openRound,
  rate,
  readyClaims,
  typoCorrection,
} from '../support/journey.js';

const TEXT = 'The report says 41 houses, but the register of the town has 14.';
const CONTACT = 'reader-x7q@mail.example';

describe('complaints of readers', () => {
  let app: TestApp;
  let editor: TestClient;
  let approver: TestClient;
  let rater: TestClient;
  let claimId: string;
  let report: { id: string; reportNumber: string };

  beforeAll(async () => {
    app = await TestApp.start({ env: { CLAIMDESK_EDITORS_MAY_RATE: 'on', CLAIMDESK_WEEKEND: 'none' } });
    editor = await app.person('editor@desk.test', ['editor']);
    approver = await app.person('approver@desk.test', ['admin']);
    rater = await app.person('rater@desk.test', ['reviewer']);
    claimId = (await readyClaims(editor)).claimIds[0]!;
    await rate(editor, claimId, [[rater, 'TRUE']]);
    report = await approveAndPublish(approver, claimId);
  }, 60_000);
  beforeEach(() => app.sql.query('DELETE FROM complaint_throttle'));
  afterAll(async () => {
    if (!app) return;
    expect(await app.get(AuditVerifier).verify()).toMatchObject({ ok: true });
    await app.close();
  });

  const complain = async (more: Record<string, unknown> = {}) => {
    const body = { reportNumber: report.reportNumber, text: TEXT, contactEmail: CONTACT, ...more };
    const receipt = (await expectStatus(201, app.anonymous.post('/complaints', body))).body;
    const { items } = (await expectStatus(200, editor.get('/complaints?limit=200'))).body;
    const { id } = items.find((item: { number: string }) => item.number === receipt.number);
    return { receipt, id: id as string };
  };
  const code = async (status: number, sent: ReturnType<TestClient['get']>) =>
    (await expectStatus(status, sent)).body.code;

  it('goes from the receipt to the answer and the correction it led to', async () => {
    const { receipt, id } = await complain();
    expect(receipt).toMatchObject({
      state: 'RECEIVED',
      reportNumber: report.reportNumber,
      contactKept: true,
      answer: null,
    });
    expect(receipt.statusUrl).toBe(`http://desk.test/complaint-receipts/${receipt.token}`);
    const days = (Date.parse(receipt.dueAt) - Date.parse(receipt.receivedAt)) / 86_400_000;
    expect(days).toBeGreaterThanOrEqual(7);
    expect(days).toBeLessThan(8);
    expect(await code(409, editor.post(`/complaints/${id}/decide`, { outcome: 'UPHELD', answer: 'Yes.' }))).toBe(
      'ILLEGAL_TRANSITION',
    );
    const noted = (await expectStatus(200, editor.post(`/complaints/${id}/acknowledge`))).body;
    expect(noted).toMatchObject({ state: 'ACKNOWLEDGED', assignedTo: editor.id, overdue: false, claimId });
    expect(noted.secondsLeft).toBeGreaterThan(6 * 86_400);

    const mended = (await expectStatus(201, editor.post(`/verdicts/${report.id}/correct`, typoCorrection()))).body;
    await expectStatus(200, editor.put(`/complaints/${id}/correction`, { correctionId: mended.id }));
    const answer = 'You are right; the register has 14.';
    await expectStatus(200, editor.post(`/complaints/${id}/decide`, { outcome: 'UPHELD', answer }));
    const seen = (await expectStatus(200, app.anonymous.get(`/complaint-receipts/${receipt.token}`))).body;
    expect(seen).toMatchObject({
      state: 'UPHELD',
      answer,
      correction: { kind: 'TYPO', toReportNumber: mended.toReportNumber },
    });
    expect(JSON.stringify(seen)).not.toContain(editor.id);
    report = { id: mended.toVerdictId, reportNumber: mended.toReportNumber };
  });

  it('keeps the contact in confidence: only one route tells it, and each look is on record', async () => {
    const { receipt, id } = await complain();
    for (const path of [
      '/complaints?limit=200',
      `/complaints/${id}`,
      '/me/notifications',
      '/audit?limit=200',
      `/verdicts/${report.id}`,
    ]) {
      expect([path, (await editor.get(path)).text.includes(CONTACT)]).toEqual([path, false]);
    }
    for (const path of [
      `/complaint-receipts/${receipt.token}`,
      `//complaint-receipts/${receipt.token}`,
      `/reports/${report.reportNumber}.json`,
      '/corrections',
    ]) {
      expect([path, (await app.anonymous.get(path)).text.includes(CONTACT)]).toEqual([path, false]);
    }
    expect((await rater.get(`/complaints/${id}/contact`)).status).toBe(403);
    const { body } = await expectStatus(200, editor.get(`/complaints/${id}/contact`));
    expect(body).toEqual({ contactEmail: CONTACT });
    const looks = await app.sql.query(
      `SELECT actor_id FROM audit_event WHERE event = 'complaint.readContact' AND entity_id = $1`,
      [id],
    );
    expect(looks).toEqual([{ actor_id: editor.id }]);
    const stored = await app.sql.query(`SELECT receipt_hash FROM complaint WHERE id = $1`, [id]);
    expect(stored[0].receipt_hash).not.toContain(receipt.token);
  });

  it('erases the contact on request, with a withdrawal, and when its time is up', async () => {
    const asked = await complain();
    await expectStatus(200, editor.post(`/complaints/${asked.id}/contact/erase`, { reason: 'the reader asked' }));
    const taken = await complain();
    await expectStatus(200, app.anonymous.post(`/complaint-receipts/${taken.receipt.token}/withdraw`));
    expect(await code(409, app.anonymous.post(`/complaint-receipts/${taken.receipt.token}/withdraw`))).toBe(
      'ILLEGAL_TRANSITION',
    );
    const old = await complain();
    await expectStatus(200, editor.post(`/complaints/${old.id}/acknowledge`));
    await expectStatus(200, editor.post(`/complaints/${old.id}/decide`, { outcome: 'REJECTED', answer: 'It has 41.' }));
    const kept = await complain();
    const contacts = async () => {
      const rows = await app.sql.query(`SELECT id FROM complaint WHERE contact_email IS NOT NULL AND id = ANY($1)`, [
        [asked.id, taken.id, old.id, kept.id],
      ]);
      return rows.map((row: { id: string }) => row.id).sort();
    };
    expect(await contacts()).toEqual([old.id, kept.id].sort());
    await app.get(CleanUpQueries).removeOutdated();
    expect(await contacts()).toEqual([old.id, kept.id].sort());
    await app.sql.query('ALTER TABLE complaint DISABLE TRIGGER complaint_kept');
    await app.sql.query(`UPDATE complaint SET decided_at = decided_at - interval '91 days' WHERE id = $1`, [old.id]);
    await app.sql.query('ALTER TABLE complaint ENABLE TRIGGER complaint_kept');
    await app.get(CleanUpQueries).removeOutdated();
    expect(await contacts()).toEqual([kept.id]);
    expect((await editor.get(`/complaints/${old.id}`)).body).toMatchObject({ hasContact: false, state: 'REJECTED' });
  });

  it('keeps what came in and what was answered, whoever asks the database', async () => {
    const { id } = await complain();
    const refused = (sql: string) => expect(app.sql.query(sql, [id])).rejects.toThrow(/kept as they came/);
    await refused(`UPDATE complaint SET text = 'nothing' WHERE id = $1`);
    await refused(`UPDATE complaint SET due_at = due_at + interval '1 day' WHERE id = $1`);
    await refused(`UPDATE complaint SET contact_email = 'other@mail.example' WHERE id = $1`);
    await refused(`DELETE FROM complaint WHERE id = $1`);
    await expectStatus(200, editor.post(`/complaints/${id}/acknowledge`));
    await expectStatus(200, editor.post(`/complaints/${id}/decide`, { outcome: 'PARTLY', answer: 'In part.' }));
    await refused(`UPDATE complaint SET answer = 'No.' WHERE id = $1`);
    await refused(`UPDATE complaint SET state = 'UPHELD' WHERE id = $1`);
  });

  it('lists what is late, reminds who has it, and tells everybody once it is overdue', async () => {
    const { id } = await complain();
    await expectStatus(200, editor.post(`/complaints/${id}/acknowledge`));
    const handler = app.get(ComplaintDeadlinesHandler);
    const told = async () =>
      (
        await app.sql.query(
          `SELECT user_id FROM notification WHERE kind = 'complaint.due' AND data->>'complaintId' = $1 ORDER BY user_id`,
          [id],
        )
      ).map((row: { user_id: string }) => row.user_id);
    const age = async (column: string) => {
      await app.sql.query('ALTER TABLE complaint DISABLE TRIGGER complaint_kept');
      await app.sql.query(`UPDATE complaint SET ${column} = now() - interval '1 minute' WHERE id = $1`, [id]);
      await app.sql.query('ALTER TABLE complaint ENABLE TRIGGER complaint_kept');
    };
    await handler.handle();
    expect(await told()).toEqual([]);
    await age('warn_at');
    await handler.handle();
    await handler.handle();
    expect(await told()).toEqual([editor.id]);
    await age('due_at');
    const { items } = (await expectStatus(200, editor.get('/complaints?overdue=true'))).body;
    expect(items).toMatchObject([{ id, overdue: true }]);
    expect(items[0].secondsLeft).toBeLessThan(0);
    await handler.handle();
    await handler.handle();
    expect(await told()).toEqual([editor.id, editor.id, approver.id].sort());
    await expectStatus(200, editor.post(`/complaints/${id}/decide`, { outcome: 'REJECTED', answer: 'No.' }));
    expect((await editor.get('/complaints?overdue=true')).body.items).toEqual([]);
  });

  it('may be about the desk itself, and then about no claim', async () => {
    const { id, receipt } = await complain({ reportNumber: undefined, contactEmail: undefined });
    expect(receipt).toMatchObject({ reportNumber: null, contactKept: false });
    expect((await editor.get(`/complaints/${id}`)).body).toMatchObject({ claimId: null, verdictId: null });
    const told = await app.sql.query(`SELECT count(*)::int AS n FROM notification WHERE data->>'complaintId' = $1`, [
      id,
    ]);
    expect(told[0].n).toBe(2);
  });

  it('is decided by nobody who rated or adjudicated the claim, and given to no such person', async () => {
    const both = await app.person('both@desk.test', ['reviewer', 'editor']);
    const own = (await readyClaims(editor)).claimIds[0]!;
    await rate(editor, own, [[both, 'TRUE']]);
    const published = await approveAndPublish(approver, own);
    const { id } = await complain({ reportNumber: published.reportNumber });
    for (const [path, body] of [
      ['acknowledge', undefined],
      ['decide', { outcome: 'REJECTED', answer: 'I was right.' }],
      ['withdraw', { reason: 'no' }],
    ] as const) {
      expect([path, await code(403, both.post(`/complaints/${id}/${path}`, body))]).toEqual([
        path,
        'SEPARATION_OF_DUTIES',
      ]);
    }
    expect(await code(400, editor.put(`/complaints/${id}/assignee`, { userId: both.id }))).toBe('VALIDATION_FAILED');
    expect(await code(400, editor.put(`/complaints/${id}/assignee`, { userId: rater.id }))).toBe('VALIDATION_FAILED');
    await expectStatus(200, editor.put(`/complaints/${id}/assignee`, { userId: approver.id }));
    expect((await approver.get('/complaints?assignedTo=me')).body.items).toMatchObject([{ id }]);
  });

  it('is hidden from who rates the claim again', async () => {
    const { id } = await complain();
    const again = await app.person('again@desk.test', ['reviewer', 'editor']);
    await expectStatus(200, again.get(`/complaints/${id}`));
    const open = await expectStatus(
      201,
      editor.post(`/verdicts/${report.id}/correct`, correction('CORRECTION', { label: 'FALSE' })),
    );
    await expectStatus(200, again.get('/correction-requests'));
    const roundId = await openRound(editor, claimId, { allowRepeatRater: true, k: 1 });
    await assign(editor, roundId, again);
    await expectStatus(404, again.get(`/complaints/${id}`));
    for (const path of [
      '/complaints?limit=200',
      '/correction-requests',
      '/me/notifications?limit=200',
      '/audit?limit=200',
      '/verdicts/due-for-review',
    ]) {
      const { text } = await again.get(path);
      expect([path, text.includes(id), text.includes(open.body.id), text.includes(claimId)]).toEqual([
        path,
        false,
        false,
        false,
      ]);
    }
    expect(await code(403, again.get(`/complaints/${id}/contact`))).toBe('SEPARATION_OF_DUTIES');
    await expectStatus(200, editor.post(`/rounds/${roundId}/void`, { reason: 'only a test' }));
    await expectStatus(200, approver.post(`/corrections/${open.body.id}/refuse`, { reason: 'the label stands' }));
  });

  it('links no correction of another claim', async () => {
    const other = (await readyClaims(editor)).claimIds[0]!;
    await rate(editor, other, [[rater, 'TRUE']]);
    const published = await approveAndPublish(approver, other);
    const fixed = (await expectStatus(201, editor.post(`/verdicts/${published.id}/correct`, typoCorrection()))).body;
    const { id } = await complain();
    expect(await code(400, editor.put(`/complaints/${id}/correction`, { correctionId: fixed.id }))).toBe(
      'VALIDATION_FAILED',
    );
  });

  it('refuses what cannot be a complaint, and floods', async () => {
    for (const [field, body] of [
      ['text', { text: 'too short' }],
      ['text', { text: 'x'.repeat(5001) }],
      ['contactEmail', { text: TEXT, contactEmail: 'nobody' }],
      ['reportNumber', { text: TEXT, reportNumber: '999999' }],
      ['reportNumber', { text: TEXT, reportNumber: 'one' }],
    ] as const) {
      await app.sql.query('DELETE FROM complaint_throttle');
      const { body: problem } = await expectStatus(400, app.anonymous.post('/complaints', body));
      expect(problem.faults[0].path).toBe(field);
    }
    await app.sql.query('DELETE FROM complaint_throttle');
    const lodge = () => app.anonymous.post('/complaints', { text: TEXT });
    for (let n = 0; n < 5; n += 1) await expectStatus(201, lodge());
    const late = await expectStatus(429, lodge());
    expect(late.body.code).toBe('RATE_LIMITED');
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(3000);
    await expectStatus(404, app.anonymous.get('/complaint-receipts/nothing'));
  });

  describe('by the form, without a script', () => {
    const form = (fields: Record<string, string>) => {
      const data = new FormData();
      for (const [name, value] of Object.entries(fields)) data.set(name, value);
      return data;
    };
    const ours = { origin: 'http://desk.test', 'sec-fetch-site': 'same-origin' };

    it('shows the form, takes it, and leads to the page of the receipt', async () => {
      const empty = await expectStatus(200, app.anonymous.get(`//complaints?report=${report.reportNumber}`));
      expect(empty.headers.get('referrer-policy')).toBe('same-origin');
      expect(empty.text).toContain(`value="${report.reportNumber}"`);
      const sent = await app.anonymous.send(
        'POST',
        '//complaints',
        form({ reportNumber: '', text: TEXT, contactEmail: CONTACT }),
        ours,
      );
      expect(sent.status).toBe(303);
      const address = sent.headers.get('location') ?? '';
      const page = await expectStatus(200, app.anonymous.get(`/${address}`));
      expect(page.text).toContain('Received. An editor will read it.');
      expect(page.text).not.toContain(CONTACT);
      const taken = await expectStatus(200, app.anonymous.send('POST', `/${address}/withdraw`, form({}), ours));
      expect(taken.text).toContain('Withdrawn.');
      const twice = await expectStatus(200, app.anonymous.send('POST', `/${address}/withdraw`, form({}), ours));
      expect(twice.text).toContain('Withdrawn.');
      await expectStatus(404, app.anonymous.get('//complaint-receipts/nothing'));
    });

    it('keeps what was typed when something is missing, escaped', async () => {
      const typed = form({ reportNumber: '<b>1', text: '<script>', contactEmail: 'x' });
      const answer = await expectStatus(400, app.anonymous.send('POST', '//complaints', typed, ours));
      expect(answer.headers.get('content-type')).toContain('text/html');
      expect(answer.text).toContain('Please correct this');
      expect(answer.text).toContain('&lt;script&gt;');
      expect(answer.text).not.toContain('<script>');
    });

    it('is not for the forms of other sites, nor for files', async () => {
      const fields = { text: TEXT };
      const foreign = { origin: 'https://other.example', 'sec-fetch-site': 'cross-site', accept: 'application/json' };
      expect((await app.anonymous.send('POST', '//complaints', form(fields), foreign)).body.code).toBe('CSRF_REFUSED');
      const plain = { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' };
      expect((await app.anonymous.send('POST', '//complaints', 'text=x', plain)).body.code).toBe('CSRF_REFUSED');
      const data = form(fields);
      data.set('file', new Blob(['x']), 'x.txt');
      expect((await app.anonymous.send('POST', '//complaints', data, ours)).status).toBe(400);
    });
  });
});
