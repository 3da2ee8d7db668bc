import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../../access/actor.js';
import { AuditTrail } from '../../audit/audit-trail.js';
import { ClaimsService } from '../../claims/claims.service.js';
import { AppError } from '../../common/app-error.js';
import type { Tx } from '../../database/transactions.js';
import { labelOf } from '../../schemes/rating-scheme.rules.js';
import { SchemesService } from '../../schemes/schemes.service.js';
import type { GoldBody } from './gold.schemas.js';
import type { GoldAnswer } from './gold-answer.entity.js';
import { GoldAnswersRepository } from './gold-answers.repository.js';
import { GoldStore } from './gold-store.js';

/** Editors say what the right answer to a claim is, so that raters can be measured with it. */
@Injectable()
export class GoldAnswersService {
  constructor(
    private readonly answers: GoldAnswersRepository,
    private readonly store: GoldStore,
    private readonly claims: ClaimsService,
    private readonly schemes: SchemesService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * The next version of the answer, about the words as they are now.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES for the claim's raters, CONFLICT while it is neither READY nor
   *   DECIDED, SOURCE_NOT_CURRENT, LABEL_NOT_IN_SCHEME.
   */
  async set(tx: Tx, actor: PersonActor, claimId: string, body: GoldBody): Promise<void> {
    const claim = await this.claims.lockForDesk(tx, actor, claimId);
    if (claim.workflowState !== 'READY' && claim.workflowState !== 'DECIDED') {
      throw new AppError(
        'CONFLICT',
        `Raters are measured with claims that are READY or DECIDED; this one is ${claim.workflowState}.`,
        { detailCode: 'gold-claim-unfit' },
      );
    }
    const words = await this.store.lockWords(tx, claimId);
    if (!words) {
      throw new AppError(
        'SOURCE_NOT_CURRENT',
        'The newest version of the source does not stand on the words of this claim. Settle that first, then give the answer.',
        { detailCode: 'gold-words-moved' },
      );
    }
    const scheme = body.schemeId ? await this.schemes.byId(body.schemeId) : await this.schemes.standard();
    for (const label of body.labels) labelOf(scheme.content, label);
    const before = await this.answers.newest(tx, claimId);
    const answer = await this.answers.insert(tx, {
      claimId,
      answerVersion: (before?.answerVersion ?? 0) + 1,
      schemeId: scheme.id,
      labels: [...new Set(body.labels)],
      explanation: body.explanation,
      evenIfPublished: body.evenIfPublished,
      wordingHash: words.wordingHash,
      ended: false,
      createdBy: actor.id,
    });
    this.record(tx, actor, 'gold.set', answer, null);
  }

  /**
   * The claim is no longer given out. Whoever is rating it finishes, and is measured.
   * @throws AppError NOT_FOUND, SEPARATION_OF_DUTIES.
   */
  async end(tx: Tx, actor: PersonActor, claimId: string, reason: string): Promise<void> {
    await this.claims.lockForDesk(tx, actor, claimId);
    const before = await this.answers.newest(tx, claimId);
    if (!before || before.ended) throw new AppError('NOT_FOUND', 'There is no known answer to this claim.');
    const { schemeId, labels, explanation, evenIfPublished, wordingHash } = before;
    const answer = await this.answers.insert(tx, {
      claimId,
      answerVersion: before.answerVersion + 1,
      schemeId,
      labels,
      explanation,
      evenIfPublished,
      wordingHash,
      ended: true,
      createdBy: actor.id,
    });
    this.record(tx, actor, 'gold.ended', answer, reason);
  }

  private record(tx: Tx, actor: PersonActor, event: string, answer: GoldAnswer, reason: string | null): void {
    const { id, claimId, answerVersion, labels, schemeId, evenIfPublished } = answer;
    this.audit.record(tx, actor, {
      event,
      entityType: 'gold_answer',
      entityId: id,
      claimId,
      reason,
      data: { answerVersion, labels, schemeId, evenIfPublished },
    });
  }
}
