import type { JobContext } from '../jobs/job-handler.decorator.js';
import { describeError, type RateLimitedLog } from '../jobs/rate-limited-log.js';
import { type Mailer, MailRefused, type OutgoingMail } from '../mail/mailer.port.js';
import type { MailClaim } from './marked-mail.queries.js';

export type MailEnd = 'SENT' | 'DROPPED' | 'FAILED' | 'PENDING';

/** One mail that is kept as a row. */
export interface MarkedMail {
  claim(): Promise<MailClaim>;
  /** Read anew at every try. Null when nobody wants it any more. */
  compose(): Promise<OutgoingMail | null>;
  end(state: MailEnd, error: string | null): Promise<void>;
}

/**
 * Sends one mail, marked before and after, outside a transaction: a crash in between means the same mail once more,
 * under the same Message-ID, and never none.
 * @throws the mailer's error when another try may help.
 */
export async function deliverMarked(
  marked: MarkedMail,
  mailer: Mailer,
  { lastAttempt, signal }: Pick<JobContext, 'lastAttempt' | 'signal'>,
  log: RateLimitedLog,
): Promise<void> {
  const claimed = await marked.claim();
  if (claimed === 'done') return;
  if (claimed === 'busy') throw new Error('another worker is sending this mail; looking again later');
  const mail = await marked.compose();
  if (!mail) return marked.end('DROPPED', null);
  try {
    await mailer.send(mail, signal);
  } catch (error) {
    const final = error instanceof MailRefused || lastAttempt;
    log.warn('send', `a mail was not sent${final ? ', for good' : ''}: ${describeError(error)}`);
    await marked.end(final ? 'FAILED' : 'PENDING', describeError(error));
    if (error instanceof MailRefused) return;
    throw error;
  }
  await marked.end('SENT', null);
}
