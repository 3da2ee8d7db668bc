import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { loadConfig } from '../../../src/config/app-config.js';
import { FileMailer } from '../../../src/mail/file.mailer.js';
import { MailRefused, type OutgoingMail } from '../../../src/mail/mailer.port.js';
import { SmtpMailer } from '../../../src/mail/smtp.mailer.js';
import { SmtpDouble } from '../../support/smtp-double.js';

const SENDER = { address: 'desk@desk.example', host: 'desk.example' };
const mailTo = (name: string, address = 'ann@people.example', more: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: 'digest-1',
  from: 'The Desk',
  to: { name, address },
  subject: 'Three notifications',
  text: 'You are asked to rate “A claim”.\n\n.\n\nEnd',
  html: '<p>You are asked</p>',
  ...more,
});
/** The headers of a message, folded lines joined. */
const headersOf = (message: string): string[] =>
  (message.split('\r\n\r\n')[0] ?? '').replace(/\r\n[ \t]+/g, ' ').split('\r\n');

describe('Mail by SMTP', () => {
  let server: SmtpDouble;
  const mailer = (timeoutSeconds = '5', url = server.url) => {
    const { mail } = loadConfig({
      CLAIMDESK_SMTP_URL: url,
      CLAIMDESK_MAIL_FROM: SENDER.address,
      CLAIMDESK_SMTP_TIMEOUT_SECONDS: timeoutSeconds,
    });
    return new SmtpMailer(mail.smtp!, SENDER);
  };

  beforeAll(async () => {
    server = await SmtpDouble.start();
  });
  afterEach(() => server.reset());
  afterAll(() => server?.close());

  it('arrives as text and HTML, under an id that stays the same', async () => {
    await mailer().send(mailTo('Ann'));
    await mailer().send(mailTo('Ann'));
    expect(server.received).toHaveLength(2);
    const [{ from, to, message }] = server.received as [(typeof server.received)[0]];
    expect([from, to]).toEqual(['MAIL FROM:<desk@desk.example>', ['RCPT TO:<ann@people.example>']]);
    const ids = server.received.map((mail) => headersOf(mail.message).find((line) => /^Message-ID:/i.test(line)));
    expect(new Set(ids)).toEqual(new Set(['Message-ID: <digest-1@desk.example>']));
    expect(headersOf(message)).toEqual(
      expect.arrayContaining(['Auto-Submitted: auto-generated', 'From: The Desk <desk@desk.example>']),
    );
    expect(message).toContain('text/plain');
    expect(message).toContain('text/html');
  });

  it.each([
    'Ann\r\nBcc: everybody@people.example',
    'Ann\nSubject: other\n\nBody',
    'Ann\u2028Bcc: x@y.example',
    'Ann" <evil@people.example>, "B',
    'Ann\u0000\u001b[31m',
    '=?utf-8?Q?Ann=0D=0ABcc:_x@y.example?=',
  ])('cannot be given further headers or recipients by a name: %j', async (name) => {
    await mailer().send(mailTo(name, 'ann@people.example', { subject: `News for ${name}` }));
    const [{ to, message }] = server.received as [(typeof server.received)[0]];
    expect(to).toEqual(['RCPT TO:<ann@people.example>']);
    const headers = headersOf(message);
    expect(headers.filter((line) => /^(bcc|cc):/i.test(line))).toEqual([]);
    for (const name_ of ['To', 'Subject', 'From']) {
      expect(headers.filter((line) => line.startsWith(`${name_}:`))).toHaveLength(1);
    }
    expect(headers.find((line) => line.startsWith('To:'))).toMatch(/<ann@people\.example>$/);
  });

  it.each(['ann@people.example\r\nRCPT TO:<b@people.example>', 'a@b.example, c@d.example', 'nobody', '<a@b.example>'])(
    'is refused for an address that is none: %j',
    async (address) => {
      await expect(mailer().send(mailTo('Ann', address))).rejects.toBeInstanceOf(MailRefused);
      expect(server.tries).toBe(0);
    },
  );

  it.each(['GREETING', 'MAIL', 'RCPT', 'DATA', 'END'] as const)('may be tried again after 4xx to %s', async (at) => {
    server.reply = (step) => (step === at ? '451 later' : undefined);
    const sent = mailer().send(mailTo('Ann'));
    await expect(sent).rejects.toThrow('451');
    await expect(sent).rejects.not.toBeInstanceOf(MailRefused);
    expect(server.received).toEqual([]);
  });

  it.each(['MAIL', 'RCPT', 'DATA', 'END'] as const)('is refused for good after 5xx to %s', async (at) => {
    server.reply = (step) => (step === at ? '550 no such mailbox' : undefined);
    await expect(mailer().send(mailTo('Ann'))).rejects.toBeInstanceOf(MailRefused);
  });

  it.each(['GREETING', 'RCPT', 'END'] as const)('does not wait for ever for a server silent at %s', async (at) => {
    server.reply = (step) => (step === at ? null : undefined);
    await expect(mailer('0.3').send(mailTo('Ann'))).rejects.toThrow(/within 300 ms/);
  });

  it('lets go of the connection when it gives up', async () => {
    server.reply = (step) => (step === 'DATA' ? null : undefined);
    await expect(mailer('0.3').send(mailTo('Ann'))).rejects.toThrow();
    while (server.open > 0) await new Promise((resolve) => setTimeout(resolve, 10));
  });

  it('may be tried again when nobody listens', async () => {
    const gone = await SmtpDouble.start();
    const { url } = gone;
    await gone.close();
    await expect(mailer('5', url).send(mailTo('Ann'))).rejects.not.toBeInstanceOf(MailRefused);
  });
});

describe('The settings of mail', () => {
  const faults = (env: Record<string, string>): string => {
    try {
      loadConfig(env);
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('name the fault and never the password', () => {
    const from = { CLAIMDESK_MAIL_FROM: 'desk@desk.example' };
    expect(faults({ CLAIMDESK_SMTP_URL: 'smtp://mail.example' })).toContain('CLAIMDESK_MAIL_FROM: is required');
    for (const url of [
      'smtp://u:hunter2@mail.example/path',
      'smtp://u:hunter2@mail.example?pool=true',
      'http://mail.example',
    ]) {
      expect(faults({ ...from, CLAIMDESK_SMTP_URL: url })).toContain('CLAIMDESK_SMTP_URL: must be of the form');
      expect(faults({ ...from, CLAIMDESK_SMTP_URL: url })).not.toContain('hunter2');
    }
    expect(faults({ ...from, CLAIMDESK_SMTP_URL: 'smtp://u@mail.example' })).toContain('a user without a password');
    expect(faults({ ...from, CLAIMDESK_SMTP_URL: 'smtp://u:a%zz@mail.example' })).toContain('%25');
    expect(faults({ CLAIMDESK_MAIL_FROM: 'desk@desk.example\r\nBcc: x@y.example' })).toContain('CLAIMDESK_MAIL_FROM');
  });

  it('send a password only over TLS, unless the server is this machine', () => {
    const smtp = (url: string) =>
      loadConfig({ CLAIMDESK_MAIL_FROM: 'desk@desk.example', CLAIMDESK_SMTP_URL: url }).mail.smtp;
    expect(smtp('smtp://u:p%40ss@mail.example')).toMatchObject({
      port: 587,
      secure: false,
      requireTls: true,
      auth: { user: 'u', pass: 'p@ss' },
    });
    expect(smtp('smtps://mail.example')).toMatchObject({ port: 465, secure: true, auth: null });
    expect(smtp('smtp://u:p@[::1]:2525')).toMatchObject({ host: '::1', port: 2525, requireTls: false });
    expect(smtp('smtp://mail.example:25')).toMatchObject({ port: 25, requireTls: false });
  });
});

describe('Mail into files', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimdesk-mail-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const names = async () => (await readdir(folder)).sort();

  it('is whole, and written over when it is sent again', async () => {
    const mailer = new FileMailer(folder, SENDER);
    await mailer.send(mailTo('Ann\r\nBcc: x@y.example'));
    await mailer.send(mailTo('Ann\r\nBcc: x@y.example'));
    expect(await names()).toEqual(['digest-1.eml']);
    const message = await readFile(join(folder, 'digest-1.eml'), 'utf8');
    expect(headersOf(message)).toContain('Message-ID: <digest-1@desk.example>');
    expect(headersOf(message).filter((line) => /^bcc:/i.test(line))).toEqual([]);
  });

  it('keeps to a number of files and of bytes; the oldest go', async () => {
    const mailer = new FileMailer(folder, SENDER, { files: 3, bytes: 1_000_000 });
    for (let n = 1; n <= 5; n += 1) {
      await mailer.send(mailTo('Ann', 'ann@people.example', { id: `digest-${n}` }));
      await utimes(join(folder, `digest-${n}.eml`), n, n);
    }
    expect(await names()).toEqual(['digest-3.eml', 'digest-4.eml', 'digest-5.eml']);
    const small = new FileMailer(folder, SENDER, { files: 3, bytes: 5_000 });
    await small.send(mailTo('Ann', 'ann@people.example', { id: 'digest-6', text: 'x'.repeat(3_000) }));
    expect(await names()).toContain('digest-6.eml');
    expect((await names()).length).toBeLessThan(3);
  });

  it('never leaves the folder, whatever the id', async () => {
    await expect(new FileMailer(folder, SENDER).send(mailTo('Ann', 'a@b.example', { id: '../x' }))).rejects.toThrow(
      'letters, digits',
    );
  });
});
