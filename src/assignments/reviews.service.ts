import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { assertVersion } from '../api/if-match.decorator.js';
import { databaseNow, minutesAfter } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { SchemesService } from '../schemes/schemes.service.js';
import { noFreeSlot, notEligible, sourceNotCurrent, wordingChanged } from './assignments.errors.js';
import { AssignmentsRepository } from './assignments.repository.js';
import { AssignmentsService, type LockedAssignment } from './assignments.service.js';
import { CandidatesQueries } from './candidates.queries.js';
import { FULL_HANDS, ineligibleReasons } from './eligibility.js';
import { checkSubmittable, type EvidenceContent, type ReviewContent } from './review-content.js';
import { reviewMachine } from './review-status.js';
import { ReviewsRepository } from './reviews.repository.js';
import { labelOf } from '../schemes/rating-scheme.rules.js';
import { wordingHash } from './wording-hash.js';

/** Drafting and submitting a rating (A3, A4). */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly assignments: AssignmentsService,
    private readonly store: AssignmentsRepository,
    private readonly reviews: ReviewsRepository,
    private readonly candidates: CandidatesQueries,
    private readonly schemes: SchemesService,
  ) {}

  /**
   * Saves a draft and renews the lease, up to three times its length after it began.
   * @throws AppError VERSION_CONFLICT, ILLEGAL_TRANSITION, LABEL_NOT_IN_SCHEME.
   */
  async saveDraft(tx: Tx, actor: PersonActor, id: string, version: number, content: ReviewContent): Promise<void> {
    const locked = await this.assignments.lockOwn(tx, actor, id);
    const review = await this.reviews.newest(tx, id);
    if (review.state === 'DRAFT') assertVersion(review.version, version);
    if (locked.assignment.state === 'OFFERED') await this.assignments.begin(tx, actor, locked);
    const { leaseCapUntil } = locked.assignment;
    const renewed = minutesAfter(await databaseNow(tx), locked.round.policy.leaseMinutes);
    const change = { leaseUntil: renewed < leaseCapUntil ? renewed : leaseCapUntil, leaseReminder: 0 };
    await this.assignments.transition(tx, actor, locked, 'saveDraft', { change });
    if (content.label) labelOf((await this.schemes.byId(locked.round.schemeId)).content, content.label);
    const { evidence, ...fields } = content;
    await this.reviews.update(tx, review, fields);
    if (evidence) await this.reviews.replaceEvidence(tx, review.id, evidence);
  }

  /**
   * Submits the draft, with `content` written over it first. Its words are frozen from here on.
   * @returns whether every slot of the round is submitted now, and the locked rows to go on with.
   * @throws AppError WORDING_CHANGED, SOURCE_NOT_CURRENT, LABEL_NOT_IN_SCHEME, RATIONALE_REQUIRED, EVIDENCE_REQUIRED,
   *   NO_FREE_SLOT (late, and the place is gone), ILLEGAL_TRANSITION.
   */
  async submit(
    tx: Tx,
    actor: PersonActor,
    id: string,
    content: ReviewContent,
    seenWording: string | undefined,
  ): Promise<LockedAssignment> {
    const locked = await this.assignments.lockOwn(tx, actor, id);
    if (locked.assignment.state === 'OFFERED') await this.assignments.begin(tx, actor, locked);
    if (locked.assignment.state === 'EXPIRED') await this.checkLate(tx, actor, locked);
    const review = await this.reviews.newest(tx, id);
    const submittedAt = await databaseNow(tx);
    // The machine speaks first: a second submit must hear "already submitted", not a remark on its content.
    await this.assignments.transition(tx, actor, locked, 'submit', {
      change: { submittedAt, note: null, confirmedWording: null },
    });
    const wording = await this.checkWording(tx, locked, seenWording ?? review.wordingHash);
    const { evidence, ...fields } = content;
    const complete = { ...review, ...fields, evidence: evidence ?? (await this.storedEvidence(tx, review.id)) };
    const scheme = await this.schemes.byId(locked.round.schemeId);
    checkSubmittable(complete, scheme.content, locked.round.policy.requireEvidence);
    // Evidence first: it is frozen as soon as its review is submitted.
    if (evidence) await this.reviews.replaceEvidence(tx, review.id, evidence);
    const state = reviewMachine.next(review.state, 'submit');
    await this.reviews.update(tx, review, { ...fields, wordingHash: wording, state, submittedAt });
    if (review.revision > 1) await this.reviews.supersede(tx, id, review.revision);
    return locked;
  }

  private async storedEvidence(tx: Tx, reviewId: string): Promise<EvidenceContent[]> {
    const stored = await this.reviews.evidence(tx, reviewId);
    return stored.map((item) => ({ ...item, accessedAt: item.accessedAt?.toISOString() ?? null }));
  }

  /** A late submission counts when nobody has taken the place and the reviewer may still rate. */
  private async checkLate(tx: Tx, actor: PersonActor, { assignment, round }: LockedAssignment): Promise<void> {
    if (round.status !== 'OPEN' || !(await this.store.slotIsFree(tx, round.id, assignment.slotNumber)))
      throw noFreeSlot();
    const [person] = await this.candidates.forRounds(tx, actor.id, [round.id]);
    const reasons = person
      ? ineligibleReasons(person.candidate, person.facts).filter((reason) => !FULL_HANDS.includes(reason))
      : [];
    // Who else holds a place is not told: for this person the place is gone.
    if (reasons.includes('second-novice')) throw noFreeSlot();
    if (reasons.length > 0) throw notEligible(actor.id, reasons);
  }

  /** @returns the hash of today's wording, which is what the reviewer has seen. */
  private async checkWording(tx: Tx, { round }: LockedAssignment, seen: string): Promise<string> {
    const wording = await this.store.wordingOf(tx, round.id);
    if (wording.sourceState === 'PENDING' || wording.sourceState === 'FAILED')
      throw sourceNotCurrent(wording.sourceState);
    const current = wordingHash(wording.statement, wording.exact);
    if (current === seen) return current;
    throw wordingChanged(wording, current);
  }
}
