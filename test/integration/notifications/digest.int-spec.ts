import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { newId } from '../../../src/common/ids.js';
import { Transactions } from '../../../src/database/transactions.js';
import type { JobContext } from '../../../src/jobs/job-handler.decorator.js';
import { localDay } from '../../../src/notifications/digest/local-day.js';
import { MakeDigestsHandler } from '../../../src/notifications/digest/make-digests.handler.js';
import { SendDigestHandler } from '../../../src/notifications/digest/send-digest.handler.js';
import { Notifications } from '../../../src/notifications/notifications.js';
import { TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { assign, assignmentOn, changeProfile, expectStatus, openRound, readyClaims } from '../../support/journey.js';
import { SmtpDouble } from '../../support/smtp-double.js';

const PREFERENCES = '/me/notification-preferences';
const NOW = { timeZone: 'UTC', digestHour: 0, dailyDigest: true, kinds: [] };
/** Quoted-printable and base64 parts as text. */
function decoded(message: string): string {
  const parts = message.split(/^--\S+$/m).map((part) => {
    const [head = '', ...body] = part.replace(/^\r\n/, '').split('\r\n\r\n');
    const text = body.join('\r\n\r\n');
    if (/base64/i.test(head)) return Buffer.from(text, 'base64').toString();
    const bytes = text
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString();
  });
  return parts.join('\n');
}

describe('localDay', () => {
  it('is the person’s day, across the date line and in summer', () => {
    const now = new Date('2026-07-01T23:30:00Z');
    expect(localDay('UTC', now)).toEqual({ zone: 'UTC', day: '2026-07-01', hour: 23 });
    expect(localDay('Europe/Berlin', now)).toEqual({ zone: 'Europe/Berlin', day: '2026-07-02', hour: 1 });
    expect(localDay('America/Los_Angeles', now)).toMatchObject({ day: '2026-07-01', hour: 16 });
    expect(localDay('Asia/Kolkata', new Date('2026-01-01T18:30:00Z'))).toMatchObject({ day: '2026-01-02', hour: 0 });
  });

  it('is in UTC where the zone is not known any more', () => {
    expect(localDay('Old/Zone', new Date('2026-07-01T10:00:00Z'))).toEqual({
      zone: 'Old/Zone',
      day: '2026-07-01',
      hour: 10,
    });
  });
});

describe('The daily digest', () => {
  let server: SmtpDouble;
  let app: TestApp;
  let ann: TestClient;
  let editor: TestClient;

  const tell = (person: TestClient, versionNumber = 1, more = {}) =>
    app
      .get(Transactions)
      .run((tx) =>
        app
          .get(Notifications)
          .notify(tx, { to: [person.id], kind: 'source.version_created', data: { versionNumber }, ...more }),
      );
  const make = () => app.get(MakeDigestsHandler).handle();
  const rows = (person = ann): Promise<{ id: string; state: string; error: string | null }[]> =>
    app.sql.query(`SELECT id, state, error FROM mail_digest WHERE user_id = $1 ORDER BY created_at`, [person.id]);
  const context = (lastAttempt = false): JobContext => ({
    jobId: 'j',
    attempt: 1,
    lastAttempt,
    progress: async () => undefined,
  });
  const send = async (lastAttempt = false, person = ann) => {
    const [row] = await rows(person);
    await app.get(SendDigestHandler).handle({ digestId: row!.id }, context(lastAttempt));
  };
  const jobs = () =>
    app.sql.query<{ payload: { digestId: string } }[]>(
      `SELECT payload FROM outbox_job WHERE name = 'notifications.send-digest'`,
    );

  beforeAll(async () => {
    server = await SmtpDouble.start();
    app = await TestApp.start({
      role: 'api',
      env: {
        CLAIMDESK_SMTP_URL: server.url,
        CLAIMDESK_MAIL_FROM: 'desk@desk.example',
        CLAIMDESK_SMTP_TIMEOUT_SECONDS: '0.5',
        CLAIMDESK_ORGANISATION_NAME: 'The <Desk>',
      },
    });
    ann = await app.person('ann@desk.test', ['reviewer', 'editor']);
    editor = await app.person('editor@desk.test', ['editor']);
  }, 60_000);
  beforeEach(async () => {
    server.reset();
    for (const table of ['notification', 'mail_digest', 'outbox_job']) await app.sql.query(`DELETE FROM ${table}`);
    await expectStatus(200, ann.put(PREFERENCES, NOW));
    await expectStatus(200, editor.put(PREFERENCES, { ...NOW, dailyDigest: false }));
  });
  afterAll(async () => {
    await app?.close();
    await server?.close();
  });

  it('is one a day for each person, however many workers make them', async () => {
    await tell(ann, 1);
    await tell(ann, 2);
    await Promise.all(Array.from({ length: 6 }, make));
    expect(await rows()).toMatchObject([{ state: 'PENDING' }]);
    expect(await jobs()).toEqual([{ payload: { digestId: (await rows())[0]!.id } }]);
    await tell(ann, 3);
    await make();
    expect(await rows()).toHaveLength(1);
    await send();
    expect(server.received).toHaveLength(1);
    expect(decoded(server.received[0]!.message)).not.toContain('version 3');

    // The next day it has what came after.
    await app.sql.query(`UPDATE mail_digest SET day = day - 1`);
    await make();
    expect((await rows()).map(({ state }) => state)).toEqual(['SENT', 'PENDING']);
  });

  it('comes from the organisation under the name it gives itself, from the next mail on', async () => {
    const admin = await app.person('admin@desk.test', ['admin']);
    await changeProfile(admin, { name: 'Norvale Facts\u2028Bcc: x@y.example' });
    await tell(ann);
    await make();
    await send();
    const { message } = server.received[0]!;
    expect(message).toMatch(/^From: "?Norvale Facts Bcc: x@y\.example"? <desk@desk\.example>/m);
    expect(decoded(message)).toContain('This is your daily mail from Norvale Facts');
    expect(message).not.toContain('The <Desk>');
    await changeProfile(admin, { name: null });
  });

  it('is not made before the hour, for those who do not want it, are disabled or have nothing unread', async () => {
    const [{ hour }] = await app.sql.query<[{ hour: number }]>(
      `SELECT extract(hour FROM now() AT TIME ZONE 'UTC')::int AS hour`,
    );
    await tell(ann);
    if (hour < 23) {
      await expectStatus(200, ann.put(PREFERENCES, { ...NOW, digestHour: hour + 1 }));
      await make();
      expect(await rows()).toEqual([]);
    }
    await expectStatus(200, ann.put(PREFERENCES, { ...NOW, dailyDigest: false }));
    await make();
    expect(await rows()).toEqual([]);
    await expectStatus(200, ann.put(PREFERENCES, NOW));
    await expectStatus(200, ann.post('/notifications/read-all'));
    await make();
    expect(await rows()).toMatchObject([{ state: 'EMPTY' }]);
    expect(await jobs()).toEqual([]);
    const gone = await app.person('gone@desk.test', ['viewer']);
    await expectStatus(200, gone.put(PREFERENCES, NOW));
    await tell(gone);
    await app.sql.query(`UPDATE user_account SET status = 'DISABLED' WHERE id = $1`, [gone.id]);
    await make();
    expect(await rows(gone)).toEqual([]);
  });

  it('says in text and HTML what is unread, with links, whatever names and titles hold', async () => {
    const { documentId, claimIds } = await readyClaims(editor);
    await app.sql.query(`UPDATE document SET title = $2 WHERE id = $1`, [
      documentId,
      `<script>alert("1")</script>\r\nBcc: x`,
    ]);
    await app.sql.query(`UPDATE user_account SET display_name = $2 WHERE id = $1`, [
      ann.id,
      `Ann\r\nBcc: b@people.example <b>`,
    ]);
    await tell(ann, 2, { documentId });
    await app.get(Transactions).run((tx) =>
      app.get(Notifications).notify(tx, {
        to: [ann.id],
        kind: 'assignment.expired',
        claimId: claimIds[0]!,
        data: { assignmentId: newId() },
      }),
    );
    await make();
    await send();
    const [{ to, message }] = server.received as [(typeof server.received)[0]];
    expect(to).toEqual(['RCPT TO:<ann@desk.test>']);
    const [head = ''] = message.split('\r\n\r\n');
    expect(head).not.toMatch(/^bcc:/im);
    expect(head).toMatch(/^Subject: The <Desk>: 2 notifications$/m);
    expect(head).toContain(`Message-ID: <digest-${(await rows())[0]!.id}@desk.test>`);
    const words = decoded(message);
    expect(words).toContain('Hello Ann Bcc: b@people.example <b>,');
    expect(words).toContain('- “<script>alert("1")</script> Bcc: x” has a new text, version 2.');
    expect(words).toContain(`http://desk.test/desk/documents/${documentId}`);
    expect(words).toMatch(/<a href="http:\/\/desk\.test\/desk\/rate\/[\da-f-]{36}">/);
    expect(words).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;');
    expect(words.split('<!doctype html>')[1]).not.toContain('<script>');
    expect(await rows()).toMatchObject([{ state: 'SENT', error: null }]);
    await send();
    expect(server.received).toHaveLength(1);
    await app.sql.query(`UPDATE user_account SET display_name = 'ann' WHERE id = $1`, [ann.id]);
  });

  it('is tried again after a fault that may pass, under the same id', async () => {
    await tell(ann);
    await make();
    server.reply = (step, tries) => (tries < 3 && step === 'RCPT' ? '451 busy' : undefined);
    await expect(send()).rejects.toThrow('451');
    expect(await rows()).toMatchObject([{ state: 'PENDING', error: expect.stringContaining('451') }]);
    await expect(send()).rejects.toThrow('451');
    await send();
    expect(server.received).toHaveLength(1);
    expect(await rows()).toMatchObject([{ state: 'SENT', error: null }]);
  });

  it('is given up when it is refused, or after the last try; what is in it goes into the next', async () => {
    await tell(ann);
    await make();
    server.reply = (step) => (step === 'RCPT' ? '550 no such mailbox' : undefined);
    await send();
    expect(await rows()).toMatchObject([{ state: 'FAILED', error: expect.stringContaining('550') }]);
    expect(server.tries).toBe(1);
    await send();
    expect(server.tries).toBe(1);

    await app.sql.query(`UPDATE mail_digest SET day = day - 1`);
    await make();
    await app.sql.query(`DELETE FROM mail_digest WHERE state = 'FAILED'`);
    server.reply = (step) => (step === 'MAIL' ? '451 busy' : undefined);
    await expect(send(true)).rejects.toThrow('451');
    expect(await rows()).toMatchObject([{ state: 'FAILED' }]);
  });

  it('does not hang on a server that hangs', async () => {
    await tell(ann);
    await make();
    server.reply = (step) => (step === 'DATA' ? null : undefined);
    await expect(send()).rejects.toThrow(/within 500 ms|time/i);
    expect(await rows()).toMatchObject([{ state: 'PENDING' }]);
  });

  it('is sent by one worker at a time, and by another when the first has died', async () => {
    await tell(ann);
    await make();
    await app.sql.query(`UPDATE mail_digest SET state = 'SENDING', claimed_at = now()`);
    await expect(send()).rejects.toThrow('another worker');
    expect(server.tries).toBe(0);
    await app.sql.query(`UPDATE mail_digest SET claimed_at = now() - interval '6 minutes'`);
    await send();
    expect(server.received).toHaveLength(1);
  });

  it('leaves out what was read, and is dropped when nothing is left', async () => {
    await tell(ann, 1);
    await make();
    await expectStatus(200, ann.post('/notifications/read-all'));
    await send();
    expect(server.received).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'DROPPED' }]);
  });

  it('tells a rater nothing of the desk, also when the mail was made before', async () => {
    const { claimIds } = await readyClaims(editor);
    const [claimId] = claimIds as [string];
    await app
      .get(Transactions)
      .run((tx) =>
        app
          .get(Notifications)
          .notify(tx, { to: [ann.id], kind: 'verdict.proposed', claimId, data: { verdictId: newId() } }),
      );
    await make();
    expect(await rows()).toMatchObject([{ state: 'PENDING' }]);
    await assign(editor, await openRound(editor, claimId), ann);
    await assignmentOn(ann, claimId);
    await send();
    expect(server.received).toEqual([]);
    await app.sql.query(`DELETE FROM mail_digest`);
    await app.sql.query(`DELETE FROM notification WHERE kind <> 'verdict.proposed'`);
    await make();
    expect(await rows()).toMatchObject([{ state: 'EMPTY' }]);
  });

  it('counts what does not fit', async () => {
    for (let n = 1; n <= 60; n += 1) await tell(ann, n);
    await make();
    await send();
    const words = decoded(server.received[0]!.message);
    expect(server.received[0]!.message).toMatch(/^Subject: .*more than 50 notifications/m);
    expect(words.match(/^- /gm)).toHaveLength(50);
    expect(words).toContain('There is more than fits into this mail.');
  });
});

describe('The daily digest of a whole desk', () => {
  const oneUnread = async (app: TestApp) => {
    const ann = await app.person('ann@desk.test', ['reviewer']);
    await expectStatus(200, ann.put(PREFERENCES, NOW));
    await app
      .get(Transactions)
      .run((tx) =>
        app.get(Notifications).notify(tx, { to: [ann.id], kind: 'source.version_created', data: { versionNumber: 7 } }),
      );
    // The schedule may have been quicker than the notification.
    await app.sql.query(`DELETE FROM mail_digest WHERE state = 'EMPTY'`);
    await app.get(MakeDigestsHandler).handle();
  };

  it('is tried again by the queue', async () => {
    const server = await SmtpDouble.start();
    server.reply = (step, tries) => (tries === 1 && step === 'GREETING' ? '421 not now' : undefined);
    const app = await TestApp.start({
      env: { CLAIMDESK_SMTP_URL: server.url, CLAIMDESK_MAIL_FROM: 'desk@desk.example' },
    });
    try {
      await oneUnread(app);
      const sent = async () => (await app.sql.query(`SELECT FROM mail_digest WHERE state = 'SENT'`)).length;
      for (let turn = 0; turn < 400 && (await sent()) === 0; turn += 1) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      expect([server.tries, server.received.length, await sent()]).toEqual([2, 1, 1]);
    } finally {
      await app.close();
      await server.close();
    }
  }, 60_000);

  it('goes into the data folder while there is no SMTP server', async () => {
    const app = await TestApp.start({ role: 'api' });
    try {
      await oneUnread(app);
      const [{ id }] = await app.sql.query<[{ id: string }]>(`SELECT id FROM mail_digest`);
      await app
        .get(SendDigestHandler)
        .handle({ digestId: id }, { jobId: 'j', attempt: 1, lastAttempt: false, progress: async () => undefined });
      const folder = join(app.config.dataFolder, 'outbox-mail');
      expect(await readdir(folder)).toEqual([`digest-${id}.eml`]);
      const message = await readFile(join(folder, `digest-${id}.eml`), 'utf8');
      expect(decoded(message)).toContain('has a new text, version 7.');
    } finally {
      await app.close();
    }
  }, 60_000);
});
