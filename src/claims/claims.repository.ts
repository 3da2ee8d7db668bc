import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
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
    >
  >;

export type NewPlacement = Pick<
  ClaimPlacement,
  'documentVersionId' | 'sourceState' | 'exact' | 'prefix' | 'suffix' | 'startOffset' | 'endOffset' | 'alsoAt'
>;

@Injectable()
export class ClaimsRepository {
  /** Locks the claim. Every change to a claim's review begins here, so that such changes come one after the other. */
  lock(tx: Tx, id: string): Promise<Claim | null> {
    return tx.manager.findOne(Claim, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  /** @returns the new claim, or null when the document already has a claim with this wording. */
  async insert(tx: Tx, values: NewClaim, placement: NewPlacement, authorId: string | null): Promise<Claim | null> {
    const claim = tx.manager.create(Claim, { ...values, id: newId(), statementRevision: 1, version: 1 });
    const inserted = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(Claim)
      .values(claim)
      .orIgnore()
      .returning('id')
      .execute();
    if ((inserted.raw as unknown[]).length === 0) return null;
    await tx.manager.insert(StatementRevision, {
      claimId: claim.id,
      revision: 1,
      statement: claim.statement,
      authorId,
    });
    await tx.manager.insert(ClaimPlacement, { ...placement, id: newId(), claimId: claim.id });
    return claim;
  }

  /** Stores the change and keeps the claim in hand in step with it. Not `save`, which reads the row again first. */
  async update(tx: Tx, claim: Claim, change: Partial<Claim>): Promise<void> {
    await tx.manager.update(Claim, { id: claim.id }, change);
    Object.assign(claim, change, { version: claim.version + 1 });
  }

  async addStatementRevision(tx: Tx, claim: Claim, authorId: string): Promise<void> {
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

  placement(tx: Tx, id: string): Promise<ClaimPlacement> {
    return tx.manager.findOneByOrFail(ClaimPlacement, { id });
  }

  async documentIdOf(tx: Tx, id: string): Promise<string | null> {
    const claim = await tx.manager.findOne(Claim, { where: { id }, select: { id: true, documentId: true } });
    return claim?.documentId ?? null;
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
