import { Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import type { Tx } from '../../database/transactions.js';
import type { CheckFacts } from './check-facts.js';
import { PriorCheckRevision } from './prior-check-revision.entity.js';
import { PriorCheck } from './prior-check.entity.js';

export type NewRevision = Omit<PriorCheckRevision, 'priorCheck' | 'import' | 'createdAt'>;

/** What a check that is there already is compared by. */
export type KnownCheck = Pick<
  PriorCheck,
  'id' | 'url' | 'claimHash' | 'revision' | 'contentHash' | 'reviewDate' | 'modifiedDate'
> & {
  /** Content hashes of all of its revisions. */
  earlier: string[];
};

@Injectable()
export class PriorChecksRepository {
  /** Until the end of the transaction nobody else writes prior checks: two imports may bring the same one. */
  async takeTurn(tx: Tx): Promise<void> {
    await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtextextended('prior checks', 0))`);
  }

  findKnown(tx: Tx, keys: readonly { url: string; claimHash: string }[]): Promise<KnownCheck[]> {
    return tx.manager.query<KnownCheck[]>(
      `SELECT prior.id, prior.url, prior.claim_hash AS "claimHash", prior.revision, prior.content_hash AS "contentHash",
         prior.review_date AS "reviewDate", prior.modified_date AS "modifiedDate",
         (SELECT array_agg(revision.content_hash) FROM prior_check_revision revision
          WHERE revision.prior_check_id = prior.id) AS earlier
       FROM unnest($1::text[], $2::text[]) AS wanted(url, claim_hash)
       JOIN prior_check prior ON prior.url = wanted.url AND prior.claim_hash = wanted.claim_hash`,
      [keys.map(({ url }) => url), keys.map(({ claimHash }) => claimHash)],
    );
  }

  /** @returns the ids, in the order of the checks */
  async insert(
    tx: Tx,
    checks: readonly { facts: CheckFacts; claimHash: string; contentHash: string }[],
  ): Promise<string[]> {
    const rows = checks.map(({ facts, claimHash, contentHash }) => ({
      ...columnsOf(facts),
      id: newId(),
      url: facts.url,
      claimHash,
      revision: 1,
      contentHash,
      updatedAt: () => 'now()',
    }));
    if (rows.length > 0) await tx.manager.insert(PriorCheck, rows);
    return rows.map(({ id }) => id);
  }

  async update(tx: Tx, id: string, facts: CheckFacts, revision: number, contentHash: string): Promise<void> {
    await tx.manager.update(
      PriorCheck,
      { id },
      { ...columnsOf(facts), revision, contentHash, updatedAt: () => 'now()' },
    );
  }

  async insertRevisions(tx: Tx, revisions: readonly NewRevision[]): Promise<void> {
    if (revisions.length > 0) await tx.manager.insert(PriorCheckRevision, [...revisions]);
  }
}

function columnsOf({ ratingValue, bestRating, worstRating, ...facts }: CheckFacts) {
  return { ...facts, ratingNumbers: { value: ratingValue, best: bestRating, worst: worstRating } };
}
