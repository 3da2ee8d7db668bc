import type { PersonActor } from '../src/access/actor.js';
import { AssignmentsService } from '../src/assignments/assignments.service.js';
import { ReviewsService } from '../src/assignments/reviews.service.js';
import { RoundOpeningService } from '../src/assignments/round-opening.service.js';
import { SlotsService } from '../src/assignments/slots.service.js';
import { ClaimsService } from '../src/claims/claims.service.js';
import { AppError } from '../src/common/app-error.js';
import { databaseNow, minutesAfter } from '../src/database/database-clock.js';
import type { Tx } from '../src/database/transactions.js';
import { AdjudicationService } from '../src/verdicts/adjudication.service.js';
import { CorrectionsService } from '../src/verdicts/corrections.service.js';
import { ProposalsService } from '../src/verdicts/proposals.service.js';
import { StalenessService } from '../src/verdicts/staleness.service.js';
import { VerdictsService } from '../src/verdicts/verdicts.service.js';
import type { DemoDesk } from './demo-desk.js';
import type { Step } from './story.js';

/** A step about to be taken. */
export interface Doing {
  claimId: string;
  actor: PersonActor;
  step: Step;
}

/** Leases of thirty days, the longest there are: a demo looks the same when it is opened again next week. */
const LEASE_MINUTES = 30 * 24 * 60;
const DAY_MINUTES = 24 * 60;

/** Takes a step through the service that takes it when a person clicks. */
export async function perform(desk: DemoDesk, tx: Tx, { claimId, actor, step }: Doing): Promise<void> {
  switch (step.act) {
    case 'accept':
      return desk.get(ClaimsService).accept(tx, actor, claimId, step.reason);
    case 'reject':
      return reject(desk, tx, { claimId, actor, step });
    case 'archive':
      return desk.get(ClaimsService).archive(tx, actor, claimId, step.reason);
    case 'openRound': {
      const policy = { leaseMinutes: LEASE_MINUTES, ...step.policy };
      await desk.get(RoundOpeningService).open(tx, actor, claimId, { policy });
      return;
    }
    case 'assign':
      return assign(desk, tx, { claimId, actor, step });
    case 'decline':
    case 'saveDraft':
    case 'submit':
      return rate(desk, tx, { claimId, actor, step });
    case 'acknowledge':
      return desk.get(StalenessService).acknowledge(tx, actor, claimId, step.reason);
    case 'adjudicate': {
      const roundId = found(await desk.queries.roundId(claimId), 'round');
      return desk.get(AdjudicationService).adjudicate(tx, actor, roundId, step.decision);
    }
    case 'approve':
    case 'publish':
    case 'correct':
    case 'retract':
    case 'confirmCorrection':
      return decide(desk, tx, { claimId, actor, step });
  }
}

type Doings<Name extends Step['act']> = Omit<Doing, 'step'> & { step: Extract<Step, { act: Name }> };

async function reject(desk: DemoDesk, tx: Tx, { claimId, actor, step }: Doings<'reject'>): Promise<void> {
  const { reason, note, duplicateOf } = step;
  const duplicateOfId = duplicateOf && (await desk.queries.claimId(duplicateOf.article.title, duplicateOf.words));
  await desk
    .get(ClaimsService)
    .reject(tx, actor, claimId, { reason, note, ...(duplicateOfId ? { duplicateOfId } : {}) });
}

async function assign(desk: DemoDesk, tx: Tx, { claimId, actor, step }: Doings<'assign'>): Promise<void> {
  const roundId = found(await desk.queries.roundId(claimId), 'round');
  const people = await Promise.all(step.to.map((key) => desk.person(key)));
  const dueAt = minutesAfter(await databaseNow(tx), step.dueInDays * DAY_MINUTES);
  const ids = people.map(({ id }) => id);
  await desk.get(SlotsService).assign(tx, actor, roundId, ids, dueAt);
}

async function rate(
  desk: DemoDesk,
  tx: Tx,
  { claimId, actor, step }: Doings<'decline' | 'saveDraft' | 'submit'>,
): Promise<void> {
  const { id, reviewVersion } = found(await desk.queries.assignment(claimId, actor.id), 'assignment');
  switch (step.act) {
    case 'decline':
      return desk.get(AssignmentsService).decline(tx, actor, id, step.reason, step.note);
    case 'saveDraft':
      return desk.get(ReviewsService).saveDraft(tx, actor, id, reviewVersion, step.review);
    case 'submit': {
      // As the submission's route does it: the last one of a round brings its outcome in the same transaction.
      const locked = await desk.get(ReviewsService).submit(tx, actor, id, step.review, undefined);
      return desk.get(ProposalsService).afterSubmission(tx, locked);
    }
  }
}

async function decide(
  desk: DemoDesk,
  tx: Tx,
  { claimId, actor, step }: Doings<'approve' | 'publish' | 'correct' | 'retract' | 'confirmCorrection'>,
): Promise<void> {
  const corrections = desk.get(CorrectionsService);
  if (step.act === 'confirmCorrection') {
    const correctionId = found(await desk.queries.requestedCorrectionId(claimId), 'correction');
    return corrections.approve(tx, actor, correctionId);
  }
  const verdictId = found(await desk.queries.verdictId(claimId), 'verdict');
  switch (step.act) {
    case 'approve':
      return desk.get(VerdictsService).approve(tx, actor, verdictId, step.content);
    case 'publish':
      return desk.get(VerdictsService).publish(tx, actor, verdictId);
    case 'correct':
      await corrections.correct(tx, actor, verdictId, step.correction);
      return;
    case 'retract':
      await corrections.retract(tx, actor, verdictId, { reason: step.reason, reportedBy: step.reportedBy });
      return;
  }
}

function found<T>(value: T | null, what: string): T {
  if (value === null) throw new AppError('NOT_FOUND', `There is no ${what} to go on with.`);
  return value;
}
