import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { claimMail, endMail, type MailClaim } from '../notifications/marked-mail.queries.js';
import type { MailEnd } from '../notifications/deliver-marked.js';

/** How long a link to confirm works; the clean-up removes what was not confirmed by then. */
export const CONFIRM_HOURS = 48;

/** Nobody is sent another such mail, whoever asks for it, within this time. */
const ASK_AGAIN = `interval '1 hour'`;

/** What readers are told by mail: not mended letters, and not versions that only followed the source. */
const CHANGES = `
  SELECT id, 'CORRECTION' AS kind, claim_id, decided_at AS at FROM correction
  WHERE status = 'APPLIED' AND kind <> 'TYPO' AND decided_at > now() - interval '7 days'
  UNION ALL
  SELECT verdict.id, 'REPLACEMENT', verdict.claim_id, verdict.published_at FROM verdict
  WHERE verdict.report_number IS NOT NULL AND verdict.origin <> 'CARRIED'
    AND verdict.published_at > now() - interval '7 days'
    AND EXISTS (SELECT FROM verdict before WHERE before.claim_id = verdict.claim_id
      AND before.report_number < verdict.report_number)
    AND NOT EXISTS (SELECT FROM correction WHERE correction.to_verdict_id = verdict.id)`;

/** Statements on `subscription` and `subscription_mail`. */
@Injectable()
export class SubscriptionsRepository {
  /** @returns the topic of a report that there is; null for another number. */
  async topicOfReport(tx: Tx, reportNumber: string): Promise<string | null> {
    const [row] = await tx.manager.query<{ claim_id: string }[]>(
      `SELECT claim_id FROM verdict WHERE report_number = $1`,
      [reportNumber],
    );
    return row ? `claim:${row.claim_id}` : null;
  }

  /** @returns the topic of a document with a report; null for any other, as nothing else of a document is public. */
  async topicOfDocument(tx: Tx, documentId: string): Promise<string | null> {
    const rows = await tx.manager.query<unknown[]>(
      `SELECT FROM verdict JOIN claim ON claim.id = verdict.claim_id
       WHERE claim.document_id = $1 AND verdict.report_number IS NOT NULL LIMIT 1`,
      [documentId],
    );
    return rows.length > 0 ? `document:${documentId}` : null;
  }

  /** Notes the wish. @returns the mail that asks to confirm it; null where it is confirmed, or was asked just now. */
  async ask(tx: Tx, email: string, topic: string): Promise<string | null> {
    const [row] = await tx.manager.query<{ id: string }[]>(
      `INSERT INTO subscription (id, email, topic, asked_at) VALUES ($1, $2, $3, now())
       ON CONFLICT ON CONSTRAINT subscription_email_topic DO UPDATE SET asked_at = now()
       WHERE subscription.confirmed_at IS NULL AND subscription.asked_at < now() - ${ASK_AGAIN}
       RETURNING id`,
      [newId(), email.toLowerCase(), topic],
    );
    if (!row) return null;
    const id = newId();
    await tx.manager.query(
      `INSERT INTO subscription_mail (id, subscription_id, kind, state) VALUES ($1, $2, 'CONFIRM', 'PENDING')`,
      [id, row.id],
    );
    return id;
  }

  /** @returns `confirmed` when it is now; `before` when it was already; null when there is none, or its time is up. */
  async confirm(tx: Tx, id: string): Promise<'confirmed' | 'before' | null> {
    const [row] = await tx.manager.query<{ confirmed: boolean; waits: boolean }[]>(
      `SELECT confirmed_at IS NOT NULL AS confirmed, asked_at > now() - make_interval(hours => ${CONFIRM_HOURS}) AS waits
       FROM subscription WHERE id = $1 FOR UPDATE`,
      [id],
    );
    if (!row) return null;
    if (row.confirmed) return 'before';
    if (!row.waits) return null;
    await tx.manager.query(`UPDATE subscription SET confirmed_at = now() WHERE id = $1`, [id]);
    return 'confirmed';
  }

  /** Deletes it with its address and its mails. @returns whether there was one. */
  async end(tx: Tx, id: string): Promise<boolean> {
    const [, count] = await tx.manager.query<[unknown[], number]>(`DELETE FROM subscription WHERE id = $1`, [id]);
    return count > 0;
  }

  /** Makes mails about what was published since each subscription was confirmed, each once, at most `limit`. */
  async announce(tx: Tx, limit: number): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `INSERT INTO subscription_mail (id, subscription_id, kind, change_id, state)
       SELECT gen_random_uuid(), subscription.id, change.kind, change.id, 'PENDING'
       FROM (${CHANGES}) change
       JOIN claim ON claim.id = change.claim_id
       JOIN subscription ON subscription.confirmed_at < change.at
         AND subscription.topic IN ('all', 'claim:' || claim.id, 'document:' || claim.document_id)
       WHERE NOT EXISTS (SELECT FROM subscription_mail mail
         WHERE mail.subscription_id = subscription.id AND mail.change_id = change.id)
       LIMIT $1
       ON CONFLICT ON CONSTRAINT subscription_mail_change DO NOTHING
       RETURNING id`,
      [limit],
    );
    return rows.map(({ id }) => id);
  }

  claim(tx: Tx, mailId: string): Promise<MailClaim> {
    return claimMail(tx, 'subscription_mail', mailId);
  }

  endMail(tx: Tx, mailId: string, state: MailEnd, error: string | null): Promise<void> {
    return endMail(tx, 'subscription_mail', mailId, { state, error });
  }
}
