import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/transactions.js';

/** Whom a change of a source concerns, and whether they know of it. */
@Injectable()
export class AffectedPeopleQueries {
  /** The editor of record; everybody who edits when there is none, or they have left or changed their work. */
  async editorsOf(tx: Tx, claimId: string): Promise<string[]> {
    return ids(
      await tx.manager.query<{ id: string }[]>(
        `WITH editor AS (
           SELECT id FROM user_account WHERE status = 'ACTIVE' AND roles && '{editor,admin}'::text[]
         ), of_record AS (
           SELECT editor.id FROM editor JOIN claim ON claim.editor_id = editor.id WHERE claim.id = $1
         )
         SELECT id FROM of_record
         UNION ALL SELECT id FROM editor WHERE NOT EXISTS (SELECT FROM of_record)
         ORDER BY id`,
        [claimId],
      ),
    );
  }

  /**
   * Whether the claim's newest place differs from the one before it that was settled. A page that changes every hour has
   * the same words reworded, or gone, in each of its versions.
   */
  async isNews(tx: Tx, claimId: string): Promise<boolean> {
    const [row] = await tx.manager.query<{ news: boolean }[]>(
      `SELECT count(*) < 2 OR count(DISTINCT (source_state, exact, reason)) > 1 AS news FROM (
         SELECT placement.source_state, placement.exact, placement.reason FROM claim_placement placement
         JOIN document_version version ON version.id = placement.document_version_id
         WHERE placement.claim_id = $1 AND placement.source_state <> 'PENDING'
         ORDER BY version.number DESC LIMIT 2) latest`,
      [claimId],
    );
    return row?.news ?? true;
  }

  async adjudicators(tx: Tx): Promise<string[]> {
    return ids(
      await tx.manager.query<{ id: string }[]>(
        `SELECT id FROM user_account WHERE status = 'ACTIVE' AND 'adjudicator' = ANY(roles) ORDER BY id`,
      ),
    );
  }

  /** The claim's verdicts that stand or may yet, and about which nobody has decided for the archived version. */
  verdictsOf(tx: Tx, claimId: string): Promise<{ id: string; staleSince: Date | null }[]> {
    return tx.manager.query(
      `SELECT id, stale_since AS "staleSince" FROM verdict
       WHERE claim_id = $1 AND state IN ('PROPOSED', 'APPROVED', 'PUBLISHED') AND basis = 'NEWEST_VERSION'
       ORDER BY number`,
      [claimId],
    );
  }
}

const ids = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);
