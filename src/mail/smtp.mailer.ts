import { createTransport } from 'nodemailer';
import type { SmtpConfig } from '../config/mail-config.js';
import { type Sender, toMessage } from './mail-message.js';
import { type Mailer, MailRefused, type OutgoingMail } from './mailer.port.js';

/** Sends by SMTP, one connection for each mail. */
export class SmtpMailer implements Mailer {
  private readonly transport;

  constructor(
    private readonly smtp: SmtpConfig,
    private readonly sender: Sender,
  ) {
    const { host, port, secure, auth, requireTls, timeoutMs } = smtp;
    this.transport = createTransport({
      host,
      port,
      secure,
      requireTLS: requireTls,
      ...(auth ? { auth } : {}),
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
    });
  }

  /** @throws MailRefused when the server answered 5xx to the addresses or the message; nodemailer's error otherwise. */
  async send(mail: OutgoingMail, signal?: AbortSignal): Promise<void> {
    // One limit over all: a server that sends a byte now and then would never meet a limit on silence.
    const limit = AbortSignal.timeout(this.smtp.timeoutMs);
    const either = signal ? AbortSignal.any([limit, signal]) : limit;
    try {
      await this.transport.sendMail({ ...toMessage(mail, this.sender), signal: either });
    } catch (error) {
      if (isFinal(error)) throw new MailRefused(error.message, { cause: error });
      if (limit.aborted || isTimeout(error)) {
        throw new Error(`the mail server did not take the mail within ${this.smtp.timeoutMs} ms`, { cause: error });
      }
      throw error;
    }
  }
}

/** Silence in one phase ends with nodemailer's own limit, which is as long as ours over all: either may be first. */
const isTimeout = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ETIMEDOUT';

/** A refused sign-in is not final: its cause is the settings, which the operator can mend. */
function isFinal(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && typeof responseCode === 'number' && responseCode >= 500;
}
