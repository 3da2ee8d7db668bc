import type { Tx } from '../database/transactions.js';

/** Tables whose rows are mails, with the columns `state`, `claimed_at`, `sent_at` and `error`. */
type MailTable = 'mail_digest' | 'subscription_mail';

/** `taken`; `busy` while another worker has it; `done` when there is nothing to do, or no such mail any more. */
export type MailClaim = 'taken' | 'busy' | 'done';

/** Longer than one mail may take (`CLAIMDESK_SMTP_TIMEOUT_SECONDS`), so that two workers never send the same one. */
const CLAIM = `interval '5 minutes'`;

/** Marks a mail before it is sent. */
export async function claimMail(tx: Tx, table: MailTable, id: string): Promise<MailClaim> {
  const [, taken] = await tx.manager.query<[unknown[], number]>(
    `UPDATE ${table} SET state = 'SENDING', claimed_at = now()
     WHERE id = $1 AND (state = 'PENDING' OR (state = 'SENDING' AND claimed_at < now() - ${CLAIM}))`,
    [id],
  );
  if (taken > 0) return 'taken';
  const busy = await tx.manager.query<unknown[]>(`SELECT FROM ${table} WHERE id = $1 AND state = 'SENDING'`, [id]);
  return busy.length > 0 ? 'busy' : 'done';
}

/** Marks it after the try; PENDING: its job will try again. */
export async function endMail(
  tx: Tx,
  table: MailTable,
  id: string,
  { state, error }: { state: 'SENT' | 'DROPPED' | 'FAILED' | 'PENDING'; error: string | null },
): Promise<void> {
  await tx.manager.query(
    `UPDATE ${table} SET state = $2, error = $3, sent_at = CASE WHEN $2 = 'SENT' THEN now() END
     WHERE id = $1 AND state = 'SENDING'`,
    [id, state, error],
  );
}
