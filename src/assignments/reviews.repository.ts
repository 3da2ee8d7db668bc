import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { EvidenceItem } from './evidence-item.entity.js';
import { Review } from './review.entity.js';
import type { EvidenceContent } from './review-content.js';

@Injectable()
export class ReviewsRepository {
  newest(tx: Tx, assignmentId: string): Promise<Review> {
    return tx.manager.findOneOrFail(Review, { where: { assignmentId }, order: { revision: 'DESC' } });
  }

  async insertDraft(tx: Tx, assignmentId: string, wordingHash: string): Promise<void> {
    await tx.manager.insert(Review, {
      id: newId(),
      assignmentId,
      revision: 1,
      state: 'DRAFT',
      wordingHash,
      version: 1,
    });
  }

  /** The next revision, filled with what the last one said. */
  async insertNextDraft(tx: Tx, last: Review): Promise<Review> {
    const { label, confidence, rationale, noteToAdjudicator, needsAdjudication, wordingHash, assignmentId } = last;
    const { sourcesWaiver, customFields } = last;
    const content = { label, confidence, rationale, noteToAdjudicator, needsAdjudication, wordingHash, assignmentId };
    const draft = {
      ...content,
      sourcesWaiver,
      customFields,
      id: newId(),
      revision: last.revision + 1,
      state: 'DRAFT' as const,
      version: 1,
    };
    await tx.manager.insert(Review, draft);
    const evidence = await this.evidence(tx, last.id);
    if (evidence.length > 0)
      await tx.manager.insert(
        EvidenceItem,
        evidence.map((item) => Object.assign(item, { reviewId: draft.id })),
      );
    return tx.manager.findOneByOrFail(Review, { id: draft.id });
  }

  /** Stores the change, counts it as a save, and keeps the review in hand in step with it. */
  async update(tx: Tx, review: Review, change: Partial<Review>): Promise<void> {
    const counted = { ...change, version: review.version + 1 };
    await tx.manager.update(Review, { id: review.id }, counted);
    Object.assign(review, counted);
  }

  evidence(tx: Tx, reviewId: string): Promise<EvidenceItem[]> {
    return tx.manager.find(EvidenceItem, { where: { reviewId }, order: { position: 'ASC' } });
  }

  async replaceEvidence(tx: Tx, reviewId: string, items: readonly EvidenceContent[]): Promise<void> {
    await tx.manager.delete(EvidenceItem, { reviewId });
    const rows = items.map((item, position) => ({
      ...item,
      reviewId,
      position,
      accessedAt: item.accessedAt === null ? null : new Date(item.accessedAt),
    }));
    if (rows.length > 0) await tx.manager.insert(EvidenceItem, rows);
  }

  /** Of a voided round: what was submitted stays readable but counts for nothing. */
  async invalidateRound(tx: Tx, roundId: string): Promise<void> {
    await tx.manager.query(
      `UPDATE review SET state = 'INVALIDATED', version = review.version + 1 FROM assignment
       WHERE assignment.id = review.assignment_id AND assignment.round_id = $1 AND review.state IN ('SUBMITTED', 'SUPERSEDED')`,
      [roundId],
    );
  }

  async supersede(tx: Tx, assignmentId: string, beforeRevision: number): Promise<void> {
    await tx.manager.query(
      `UPDATE review SET state = 'SUPERSEDED', version = version + 1 WHERE assignment_id = $1 AND revision < $2 AND state = 'SUBMITTED'`,
      [assignmentId, beforeRevision],
    );
  }
}
