import type { DocumentJobKind } from '../src/documents/document-job.entity.js';
import type { Transactions } from '../src/database/transactions.js';

/** What the audit trail says of one act on a claim. */
export interface PastAct {
  event: string;
  actorId: string | null;
}

export interface OpenJob {
  id: string;
  kind: DocumentJobKind;
  versionNumber: number;
}

/** Reads by the natural keys of the demo data: what is there already, and where its parts are. */
export class DemoQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Whether anybody has an account who is none of `emails`. */
  async hasOtherUsers(emails: readonly string[]): Promise<boolean> {
    const rows = await this.rows(`SELECT FROM user_account WHERE email <> ALL($1) LIMIT 1`, [emails]);
    return rows.length > 0;
  }

  async hasEvent(event: string, entityType: string): Promise<boolean> {
    const rows = await this.rows(`SELECT FROM audit_event WHERE entity_type = $1 AND event = $2 LIMIT 1`, [
      entityType,
      event,
    ]);
    return rows.length > 0;
  }

  document(title: string): Promise<{ id: string; currentVersion: number } | null> {
    return this.first(
      `SELECT id, current_version AS "currentVersion" FROM document WHERE title = $1 ORDER BY created_at LIMIT 1`,
      [title],
    );
  }

  openJob(documentId: string): Promise<OpenJob | null> {
    return this.first(
      `SELECT id, kind, version_number AS "versionNumber" FROM document_job
       WHERE document_id = $1 AND status IN ('QUEUED', 'RUNNING') ORDER BY created_at LIMIT 1`,
      [documentId],
    );
  }

  /** By the words it was found with, whatever its statement says today. */
  claimId(title: string, words: string): Promise<string | null> {
    return this.id(
      `SELECT claim.id FROM claim
       JOIN document ON document.id = claim.document_id
       JOIN claim_statement_revision first ON first.claim_id = claim.id AND first.revision = 1
       WHERE document.title = $1 AND first.statement = $2 ORDER BY document.created_at LIMIT 1`,
      [title, words],
    );
  }

  /** Everything that was done to a claim, in order. */
  history(claimId: string): Promise<PastAct[]> {
    return this.rows(`SELECT event, actor_id AS "actorId" FROM audit_event WHERE claim_id = $1 ORDER BY seq`, [
      claimId,
    ]);
  }

  roundId(claimId: string): Promise<string | null> {
    return this.id(`SELECT id FROM review_round WHERE claim_id = $1 ORDER BY number DESC LIMIT 1`, [claimId]);
  }

  /** The newest assignment of this person on the claim, and the version of its newest review. */
  assignment(claimId: string, reviewerId: string): Promise<{ id: string; reviewVersion: number } | null> {
    return this.first(
      `SELECT assignment.id, review.version AS "reviewVersion" FROM assignment
       JOIN review_round round ON round.id = assignment.round_id
       JOIN review ON review.assignment_id = assignment.id
       WHERE round.claim_id = $1 AND assignment.reviewer_id = $2
       ORDER BY round.number DESC, assignment.created_at DESC, review.revision DESC LIMIT 1`,
      [claimId, reviewerId],
    );
  }

  verdictId(claimId: string): Promise<string | null> {
    return this.id(`SELECT id FROM verdict WHERE claim_id = $1 ORDER BY number DESC LIMIT 1`, [claimId]);
  }

  requestedCorrectionId(claimId: string): Promise<string | null> {
    return this.id(`SELECT id FROM correction WHERE claim_id = $1 AND status = 'REQUESTED'`, [claimId]);
  }

  /** How many claims there are in each state of their review. */
  claimStates(): Promise<{ state: string; count: number }[]> {
    return this.rows(
      `SELECT workflow_state AS state, count(*)::int AS count FROM claim GROUP BY workflow_state ORDER BY workflow_state`,
      [],
    );
  }

  private rows<Row>(sql: string, parameters: unknown[]): Promise<Row[]> {
    return this.transactions.reader.query<Row[]>(sql, parameters);
  }

  private async first<Row>(sql: string, parameters: unknown[]): Promise<Row | null> {
    const [row] = await this.rows<Row>(sql, parameters);
    return row ?? null;
  }

  private async id(sql: string, parameters: unknown[]): Promise<string | null> {
    return (await this.first<{ id: string }>(sql, parameters))?.id ?? null;
  }
}
