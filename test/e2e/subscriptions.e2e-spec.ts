import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CleanUpQueries } from '../../src/http/clean-up.queries.js';
import { AnnounceChangesHandler } from '../../src/subscriptions/announce-changes.handler.js';
import { expectStatus, typoCorrection } from '../support/journey.js';
import { type OnePublished, PublishedDesk } from '../support/published-desk.js';
import { SmtpDouble } from '../support/smtp-double.js';

const READER = 'reader-x7q@mail.example';

describe('corrections by mail', () => {
  let smtp: SmtpDouble;
  let desk: PublishedDesk;
  let report: OnePublished;

  beforeAll(async () => {
    smtp = await SmtpDouble.start();
    const env = { CLAIMDESK_SMTP_URL: smtp.url, CLAIMDESK_MAIL_FROM: 'desk@desk.test' };
    desk = await PublishedDesk.start(env);
    report = await desk.publish('The storm destroyed 41 houses in Norvale.');
  }, 60_000);
  beforeEach(async () => {
    await desk.app.sql.query('DELETE FROM complaint_throttle');
    await desk.app.sql.query('DELETE FROM subscription');
    smtp.reset();
  });
  afterAll(async () => {
    await desk?.close();
    await smtp?.close();
  });

  const anonymous = () => desk.app.anonymous;
  const ask = (more: Record<string, unknown> = {}) =>
    anonymous().post('/subscriptions', { email: READER, scope: 'all', ...more });
  /** Waits, by asking, until so many mails have come; quoted-printable and folding are undone. */
  const mails = async (count: number): Promise<string[]> => {
    for (let turn = 0; turn < 400 && smtp.received.length < count; turn += 1) {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    return smtp.received.map(({ message }) =>
      message
        .replace(/=\r\n/g, '')
        // Long headers are folded.
        .replace(/\r\n[ \t]+/g, ' ')
        .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))),
    );
  };
  const linkIn = (mail: string, purpose: string) =>
    new RegExp(`http://desk\\.test/subscriptions/${purpose}/([\\w.-]+)`).exec(mail)![1]!;
  const subscribe = async (more: Record<string, unknown> = {}) => {
    await expectStatus(202, ask(more));
    const token = linkIn((await mails(1))[0]!, 'confirm');
    await expectStatus(200, anonymous().post(`/subscriptions/confirm/${token}`));
    smtp.reset();
    return token;
  };
  const announce = () => desk.app.get(AnnounceChangesHandler).handle();
  const rows = () => desk.app.sql.query('SELECT email, topic, confirmed_at FROM subscription');

  it('goes from the wish to the confirmation, the mail of a correction, and the end with one click', async () => {
    await subscribe();
    const one = await desk.publish('The storm destroyed 42 houses in Norvale.');
    const { number } = await desk.correct(one.verdictId, 'FALSE');
    await announce();
    await announce();
    const [mail] = await mails(1);
    expect(mail).toContain(`To: ${READER}`);
    expect(mail).toContain('What was wrong: A figure was misread.');
    expect(mail).toContain(`http://desk.test/reports/${number}`);
    expect(mail).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m);
    const [, path] = /List-Unsubscribe: <http:\/\/desk\.test\/api\/v1([^>]+)>/.exec(mail!)!;
    // As a mail program sends it: a form, from nowhere.
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const click = () => anonymous().post(path!, 'List-Unsubscribe=One-Click', headers);
    expect((await expectStatus(200, click())).body).toEqual({ state: 'ENDED' });
    expect(await rows()).toEqual([]);
    await expectStatus(200, click());
    const mailRows = await desk.app.sql.query('SELECT count(*)::int AS n FROM subscription_mail');
    expect(mailRows[0].n).toBe(0);
    await desk.retract((await desk.publish('The storm destroyed 43 houses in Norvale.')).verdictId);
    await announce();
    expect(smtp.received.length).toBe(1);
  }, 30_000);

  it('never sends twice about one change, whoever runs the job at the same time', async () => {
    await subscribe();
    await desk.retract((await desk.publish('The storm destroyed 44 houses in Norvale.')).verdictId);
    await Promise.all([announce(), announce(), announce()]);
    await announce();
    expect((await mails(1))[0]).toContain('Retraction: ');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(smtp.received.length).toBe(1);
  }, 30_000);

  it('sends about one report and what replaces it, or about one document, and nothing else', async () => {
    const other = await desk.publish('The storm destroyed 45 houses in Norvale.');
    const followed = await desk.publish('The storm destroyed 46 houses in Norvale.');
    await subscribe({ scope: 'report', reportNumber: String(followed.number) });
    await desk.app.sql.query('DELETE FROM complaint_throttle');
    await subscribe({ email: 'second@mail.example', scope: 'document', documentId: followed.documentId });
    await desk.retract(other.verdictId);
    await announce();
    const next = await desk.correct(followed.verdictId, 'FALSE');
    await announce();
    const both = await mails(2);
    expect(both.every((mail) => mail.includes(`reports/${next.number}`))).toBe(true);
    expect(smtp.received.length).toBe(2);
  }, 30_000);

  it('says nothing about mended letters, nor about what was corrected before the subscription', async () => {
    const one = await desk.publish('The storm destroyed 47 houses in Norvale.');
    await desk.correct(one.verdictId, 'FALSE');
    await subscribe();
    const two = await desk.publish('The storm destroyed 48 houses in Norvale.');
    await expectStatus(201, desk.editor.post(`/verdicts/${two.verdictId}/correct`, typoCorrection()));
    await announce();
    const made = await desk.app.sql.query(`SELECT kind FROM subscription_mail WHERE kind <> 'CONFIRM'`);
    expect(made).toEqual([]);
  }, 30_000);

  it('never tells whether an address is known, and asks it once an hour at most', async () => {
    const first = await expectStatus(202, ask());
    await mails(1);
    const again = await expectStatus(202, ask({ email: READER.toUpperCase() }));
    expect(again.text).toBe(first.text);
    await desk.app.sql.query('UPDATE subscription SET confirmed_at = now()');
    expect((await expectStatus(202, ask())).text).toBe(first.text);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(smtp.received.length).toBe(1);
    expect(await rows()).toHaveLength(1);
  });

  it('stores no secret, and takes none that it did not make or that is for something else', async () => {
    await expectStatus(202, ask());
    const token = linkIn((await mails(1))[0]!, 'confirm');
    const stored = JSON.stringify([
      await desk.app.sql.query('SELECT * FROM subscription'),
      await desk.app.sql.query('SELECT * FROM subscription_mail'),
    ]);
    expect(stored).not.toContain(token.slice(37));
    // Not the last character: some of its bits are none of the signature's.
    const at = 40;
    const forged = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    for (const path of [`confirm/${forged}`, 'confirm/x', `unsubscribe/${token}`]) {
      await expectStatus(404, anonymous().post(`/subscriptions/${path}`));
    }
    expect((await rows())[0].confirmed_at).toBeNull();
  });

  it('forgets who does not confirm within 48 hours', async () => {
    await expectStatus(202, ask());
    const token = linkIn((await mails(1))[0]!, 'confirm');
    await desk.app.sql.query(`UPDATE subscription SET asked_at = asked_at - interval '49 hours'`);
    await expectStatus(404, anonymous().post(`/subscriptions/confirm/${token}`));
    await desk.app.get(CleanUpQueries).removeOutdated();
    expect(await rows()).toEqual([]);
  });

  it.each([
    [{ email: 'no address' }, 'email'],
    [{ email: `${READER}\r\nBcc: all@mail.example` }, 'email'],
    [{ scope: 'report' }, 'reportNumber'],
    [{ scope: 'report', reportNumber: '999' }, 'reportNumber'],
    [{ scope: 'document', documentId: '11111111-1111-4111-8111-111111111111' }, 'documentId'],
    [{ reportNumber: '1' }, 'reportNumber'],
  ])('refuses %j, says which field is wrong, and keeps nothing', async (wrong, path) => {
    const { body } = await expectStatus(400, ask(wrong));
    expect(body.faults.map((fault: { path: string }) => fault.path)).toContain(path);
    expect(await rows()).toEqual([]);
  });

  it('is refused for an hour after five from one address', async () => {
    for (let n = 0; n < 5; n += 1) await expectStatus(202, ask({ email: `reader${n}@mail.example` }));
    const { headers } = await expectStatus(429, ask());
    expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    // They are on their way, and no other test may take them for its own.
    await mails(5);
  });

  it('works on a page without a script; visiting a link does nothing until a button is pressed', async () => {
    const form = new FormData();
    form.append('email', READER);
    form.append('reportNumber', String(report.number));
    const page = await expectStatus(200, anonymous().post('//subscriptions', form));
    expect(page.text).toContain('Look into your mailbox');
    const token = linkIn((await mails(1))[0]!, 'confirm');
    const visit = await expectStatus(200, anonymous().get(`//subscriptions/confirm/${token}`));
    expect(visit.text).toContain(`action="/subscriptions/confirm/${token}"`);
    expect((await rows())[0].confirmed_at).toBeNull();
    await expectStatus(200, anonymous().post(`//subscriptions/confirm/${token}`, new FormData()));
    expect((await rows())[0]).toMatchObject({ topic: `claim:${report.claimId}`, confirmed_at: expect.any(Date) });
    const bad = new FormData();
    bad.append('email', '"><script>');
    const refused = await expectStatus(400, anonymous().post('//subscriptions', bad));
    expect(refused.text).toContain('value="&quot;&gt;&lt;script&gt;"');
  });
});

describe('a desk without a mail server', () => {
  it('says so on the form and in the API, and keeps no address', async () => {
    const desk = await PublishedDesk.start();
    try {
      const page = await expectStatus(200, desk.app.anonymous.get('//subscriptions'));
      expect(page.text).toContain('This desk sends no mail to readers');
      expect(page.text).not.toContain('<form');
      const sent = desk.app.anonymous.post('/subscriptions', { email: READER, scope: 'all' });
      expect((await expectStatus(409, sent)).body.detail).toContain('/corrections.atom');
      expect(await desk.app.sql.query('SELECT FROM subscription')).toEqual([]);
    } finally {
      await desk.close();
    }
  }, 60_000);

  it('can write the mails into files, for trials', async () => {
    const desk = await PublishedDesk.start({ CLAIMDESK_SUBSCRIPTIONS: 'on' });
    try {
      await expectStatus(202, desk.app.anonymous.post('/subscriptions', { email: READER, scope: 'all' }));
      const folder = join(desk.app.config.dataFolder, 'outbox-mail');
      let files: string[] = [];
      for (let turn = 0; turn < 400 && files.length === 0; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 25));
        files = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.eml'));
      }
      expect(await readFile(join(folder, files[0]!), 'utf8')).toContain('please confirm your subscription');
    } finally {
      await desk.close();
    }
  }, 60_000);
});
