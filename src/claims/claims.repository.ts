import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import type { Span } from '../text/span.js';
import { Claim } from './claim.entity.js';
import { ClaimPlacement } from './claim-placement.entity.js';
import { placementMachine } from './placement-status.js';
import { StatementRevision } from './statement-revision.entity.js';

export type NewClaim = Pick<
  Claim,
  | 'documentId'
  | 'statement'
  | 'statementHash'
  | 'claimant'
  | 'claimType'
  | 'score'
  | 'reasons'
  | 'language'
  | 'origin'
  | 'extractorVersion'
  | 'workflowState'
> &
  Partial<
    Pick<
      Claim,
      | 'checkReason'
      | 'editorId'
      | 'madeAt'
      | 'appearances'
      | 'extractorOpinion'
      | 'context'
      | 'needsContext'
      | 'triage'
      | 'triagedAt'
      | 'splitFromId'
      | 'topics'
      | 'difficulty'
      | 'claimantSameAs'
    >
  >;

export type NewPlacement = Pick<
  ClaimPlacement,
  'documentVersionId' | 'sourceState' | 'exact' | 'prefix' | 'suffix' | 'startOffset' | 'endOffset' | 'alsoAt'
>;

/** A claim to be stored, with its first place in a text. */
export interface PlacedClaim {
  values: NewClaim;
  placement: NewPlacement;
}

/** Far below the number of parameters that PostgreSQL takes in one statement: a claim has some forty. */
const INSERT_ROWS = 200;

@Injectable()
export class ClaimsRepository {
  /** Locks the claim. Every change to a claim's review begins here, so that such changes come one after the other. */
  lock(tx: Tx, id: string): Promise<Claim | null> {
    return tx.manager.findOne(Claim, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /**
   * Locks claims, always in the same order. Weaker than `lock` only against rows that point at a claim: a new version of
   * a text adds placements to many claims in an order of its own.
   */
  lockMany(tx: Tx, ids: readonly string[]): Promise<Claim[]> {
    return tx.manager
      .createQueryBuilder(Claim, 'claim')
      .where('claim.id = ANY(:ids)', { ids })
      .orderBy('claim.id')
      .setLock('for_no_key_update')
      .getMany();
  }

  /** By document, then by id; ids that do not exist come last. */
  async inLockOrder(tx: Tx, ids: readonly string[]): Promise<string[]> {
    const rows = await tx.manager.query<{ id: string }[]>(
      `SELECT asked.id FROM unnest($1::uuid[]) AS asked(id) LEFT JOIN claim ON claim.id = asked.id
       ORDER BY claim.document_id NULLS LAST, asked.id`,
      [ids],
    );
    return rows.map(({ id }) => id);
  }

  /** Moves claims into a state, in one statement, and keeps those in hand in step. */
  async moveMany(tx: Tx, claims: readonly Claim[], workflowState: Claim['workflowState']): Promise<void> {
    await tx.manager.query(
      `UPDATE claim SET workflow_state = $2, triage_before = NULL, updated_at = now(), version = version + 1 WHERE id = ANY($1::uuid[])`,
      [claims.map(({ id }) => id), workflowState],
    );
    for (const claim of claims) Object.assign(claim, { workflowState, triageBefore: null, version: claim.version + 1 });
  }

  /** Those of the claims that this person may see only as their rater. */
  async blindAmong(tx: Tx, ids: readonly string[], userId: string): Promise<Set<string>> {
    const rows = await tx.manager.query<{ claim_id: string }[]>(
      `SELECT claim_id FROM blind_claim WHERE claim_id = ANY($1::uuid[]) AND user_id = $2`,
      [ids, userId],
    );
    return new Set(rows.map((row) => row.claim_id));
  }

  /**
   * Stores claims, each with the first revision of its statement and its place.
   * @returns the id of each, in their order; null where the document already has a claim with this wording.
   */
  async insert(tx: Tx, placed: readonly PlacedClaim[], authorId: string | null): Promise<(string | null)[]> {
    const ids: (string | null)[] = [];
    for (let from = 0; from < placed.length; from += INSERT_ROWS) {
      ids.push(...(await this.insertSome(tx, placed.slice(from, from + INSERT_ROWS), authorId)));
    }
    return ids;
  }

  private async insertSome(tx: Tx, placed: readonly PlacedClaim[], authorId: string | null) {
    const rows = placed.map((each) => ({ ...each, id: newId() }));
    const { raw } = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(Claim)
      .values(rows.map(({ id, values }) => ({ ...values, id, statementRevision: 1, version: 1 })))
      .orIgnore()
      .returning('id')
      // TypeORM would take the rows that come back for the first of those that were sent, whichever were left out.
      .updateEntity(false)
      .execute();
    const inserted = new Set((raw as { id: string }[]).map(({ id }) => id));
    const fresh = rows.filter(({ id }) => inserted.has(id));
    if (fresh.length > 0) {
      await tx.manager.insert(
        StatementRevision,
        fresh.map(({ id, values }) => ({ claimId: id, revision: 1, statement: values.statement, authorId })),
      );
      await tx.manager.insert(
        ClaimPlacement,
        fresh.map(({ id, placement }) => ({ ...placement, id: newId(), claimId: id })),
      );
    }
    return rows.map(({ id }) => (inserted.has(id) ? id : null));
  }

  /** Stores the change and keeps the claim in hand in step with it. Not `save`, which reads the row again first. */
  async update(tx: Tx, claim: Claim, change: Partial<Claim>): Promise<void> {
    await tx.manager.update(Claim, { id: claim.id }, change);
    Object.assign(claim, change, { version: claim.version + 1 });
  }

  async addStatementRevision(tx: Tx, claim: Claim, authorId: string | null): Promise<void> {
    const { id: claimId, statementRevision: revision, statement } = claim;
    await tx.manager.insert(StatementRevision, { claimId, revision, statement, authorId });
  }

  /** The claim's placement in the newest version it has one for. */
  async newestPlacement(tx: Tx, claimId: string): Promise<ClaimPlacement> {
    return tx.manager
      .createQueryBuilder(ClaimPlacement, 'placement')
      .innerJoin('placement.documentVersion', 'version')
      .where('placement.claimId = :claimId', { claimId })
      .orderBy('version.number', 'DESC')
      .limit(1)
      .getOneOrFail();
  }

  /** Number of the newest version the claim has a place in. */
  async newestVersionNumber(tx: Tx, claimId: string): Promise<number> {
    const [row] = await tx.manager.query<{ number: number }[]>(
      `SELECT max(version.number) AS number FROM claim_placement placement
       JOIN document_version version ON version.id = placement.document_version_id WHERE placement.claim_id = $1`,
      [claimId],
    );
    return row?.number ?? 0;
  }

  /** The words of the newest placement that was CURRENT, found so or accepted by a person; null when there is none. */
  async lastAcceptedWords(tx: Tx, claimId: string): Promise<string | null> {
    const [row] = await tx.manager.query<{ exact: string }[]>(
      `SELECT placement.exact FROM claim_placement placement
       JOIN document_version version ON version.id = placement.document_version_id
       WHERE placement.claim_id = $1 AND placement.source_state = 'CURRENT' AND placement.exact IS NOT NULL
       ORDER BY version.number DESC LIMIT 1`,
      [claimId],
    );
    return row?.exact ?? null;
  }

  /** The words at a placement; where the claim was gone by then, those of the last version that had it. */
  async wordsJudged(tx: Tx, placementId: string): Promise<string | null> {
    const [row] = await tx.manager.query<{ exact: string }[]>(
      `SELECT place.exact FROM claim_placement judged
       JOIN document_version judged_version ON judged_version.id = judged.document_version_id
       JOIN claim_placement place ON place.claim_id = judged.claim_id AND place.exact IS NOT NULL
         AND place.source_state <> 'CHANGED'
       JOIN document_version version ON version.id = place.document_version_id
         AND version.number <= judged_version.number
       WHERE judged.id = $1 ORDER BY version.number DESC LIMIT 1`,
      [placementId],
    );
    return row?.exact ?? null;
  }

  async reattachedSince(tx: Tx, claimId: string, placementId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `SELECT FROM claim_placement moved
       JOIN document_version moved_version ON moved_version.id = moved.document_version_id
       WHERE moved.claim_id = $1 AND moved.reattached_at IS NOT NULL AND moved_version.number > (
         SELECT version.number FROM claim_placement judged
         JOIN document_version version ON version.id = judged.document_version_id WHERE judged.id = $2)`,
      [claimId, placementId],
    );
    return rows.length > 0;
  }

  /**
   * Live claims that stand at words overlapping this span of a version and that this claim never shared words with: the
   * desk checks several statements in one sentence knowingly.
   */
  async liveAt(tx: Tx, documentVersionId: string, { start, end }: Span, except: string): Promise<Claim[]> {
    return tx.manager
      .createQueryBuilder(Claim, 'claim')
      .innerJoin(ClaimPlacement, 'placement', 'placement.claim_id = claim.id')
      .where('placement.documentVersionId = :documentVersionId AND claim.id <> :except', { documentVersionId, except })
      .andWhere('placement.startOffset < :end AND placement.endOffset > :start', { start, end })
      .andWhere(`claim.workflowState NOT IN ('REJECTED', 'ARCHIVED')`)
      .andWhere(
        `NOT EXISTS (SELECT FROM claim_placement mine
           JOIN claim_placement theirs ON theirs.document_version_id = mine.document_version_id
           WHERE mine.claim_id = :except AND theirs.claim_id = claim.id
             AND mine.start_offset < theirs.end_offset AND mine.end_offset > theirs.start_offset)`,
      )
      .orderBy('placement.startOffset')
      .getMany();
  }

  /** An untouched candidate on exactly these words. */
  async candidateAt(tx: Tx, documentVersionId: string, { start, end }: Span): Promise<string | null> {
    const [row] = await tx.manager.query<{ id: string }[]>(
      `SELECT claim.id FROM claim JOIN claim_placement placement ON placement.claim_id = claim.id
       WHERE placement.document_version_id = $1 AND placement.start_offset = $2 AND placement.end_offset = $3
         AND claim.workflow_state = 'CANDIDATE' LIMIT 1`,
      [documentVersionId, start, end],
    );
    return row?.id ?? null;
  }

  async documentIdOf(tx: Tx, id: string): Promise<string | null> {
    const claim = await tx.manager.findOne(Claim, { where: { id }, select: { id: true, documentId: true } });
    return claim?.documentId ?? null;
  }

  async documentUrl(tx: Tx, documentId: string): Promise<string | null> {
    const [row] = await tx.manager.query<{ url: string | null }[]>(`SELECT url FROM document WHERE id = $1`, [
      documentId,
    ]);
    return row?.url ?? null;
  }

  /** @returns false when the claim has a place in this version already. */
  async addPendingPlacement(tx: Tx, claimId: string, documentVersionId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state) VALUES ($1, $2, $3, $4)
       ON CONFLICT ON CONSTRAINT claim_placement_claim_version_unique DO NOTHING RETURNING id`,
      [newId(), claimId, documentVersionId, placementMachine.next(null, 'newVersion')],
    );
    return rows.length > 0;
  }

  /** Whether these are the claim's words, letter by letter, in some version of its document. */
  isQuote(tx: Tx, claimId: string, words: string): Promise<boolean> {
    return tx.manager.existsBy(ClaimPlacement, { claimId, exact: words });
  }

  async updatePlacement(tx: Tx, placement: ClaimPlacement, change: Partial<ClaimPlacement>): Promise<void> {
    await tx.manager.update(ClaimPlacement, { id: placement.id }, change);
    Object.assign(placement, change);
  }

  /** Verdicts belong to an upper module; whether one is published is asked of the table, not of that module. */
  async hasPublishedVerdict(tx: Tx, claimId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(`SELECT FROM verdict WHERE claim_id = $1 AND state = 'PUBLISHED'`, [
      claimId,
    ]);
    return rows.length > 0;
  }

  /** When the claim's approved verdict is to be published by itself; null when that is left to a person. */
  async scheduledAt(tx: Tx, claimId: string): Promise<Date | null> {
    const [row] = await tx.manager.query<{ at: Date }[]>(
      `SELECT publish_at AS at FROM verdict WHERE claim_id = $1 AND publish_at IS NOT NULL`,
      [claimId],
    );
    return row?.at ?? null;
  }

  /** Who has yet to rate it. Assignments belong to an upper module; they are asked of the table, as verdicts are. */
  openAssignments(tx: Tx, claimId: string): Promise<{ assignmentId: string; reviewerId: string }[]> {
    return tx.manager.query<{ assignmentId: string; reviewerId: string }[]>(
      `SELECT assignment.id AS "assignmentId", assignment.reviewer_id AS "reviewerId" FROM assignment
       JOIN review_round round ON round.id = assignment.round_id
       WHERE round.claim_id = $1 AND assignment.state IN ('OFFERED', 'IN_PROGRESS', 'RETURNED') ORDER BY assignment.id`,
      [claimId],
    );
  }

  async hasPendingVerdict(tx: Tx, claimId: string): Promise<boolean> {
    const rows = await tx.manager.query<unknown[]>(
      `SELECT FROM verdict WHERE claim_id = $1 AND state IN ('PROPOSED', 'APPROVED')`,
      [claimId],
    );
    return rows.length > 0;
  }

  /** Which of these hashes of statements the document has a claim of. */
  async knownHashes(tx: Tx, documentId: string, hashes: readonly string[]): Promise<Set<string>> {
    if (hashes.length === 0) return new Set();
    const rows = await tx.manager.query<{ hash: string }[]>(
      `SELECT statement_hash AS hash FROM claim WHERE document_id = $1 AND statement_hash = ANY($2)`,
      [documentId, hashes],
    );
    return new Set(rows.map(({ hash }) => hash));
  }

  exists(tx: Tx, id: string): Promise<boolean> {
    return tx.manager.existsBy(Claim, { id });
  }
}
