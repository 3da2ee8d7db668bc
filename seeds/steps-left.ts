import type { PersonKey } from './data/people.js';
import type { PastAct } from './demo.queries.js';
import type { Step } from './story.js';

/**
 * The steps of a story that have not been taken yet. The audit trail tells how far it got: every step leaves an event
 * by its person, so the steps are looked for in the claim's history, one after the other.
 */
export function stepsLeft(
  steps: readonly Step[],
  history: readonly PastAct[],
  idOf: (key: PersonKey) => string | undefined,
): Step[] {
  let position = 0;
  for (const [index, step] of steps.entries()) {
    const events = eventsOf(step);
    const found = history.findIndex(
      ({ event, actorId }, at) => at >= position && actorId === idOf(step.by) && events.includes(event),
    );
    if (found < 0) return steps.slice(index);
    position = found + 1;
  }
  return [];
}

/** What a step leaves in the audit trail; any one of these. */
function eventsOf(step: Step): string[] {
  switch (step.act) {
    case 'accept':
      return ['claim.accept', 'claim.createByHand'];
    case 'openRound':
      return ['round.opened'];
    case 'reject':
    case 'archive':
    case 'adjudicate':
      return [`claim.${step.act}`];
    case 'assign':
    case 'decline':
    case 'saveDraft':
    case 'submit':
      return [`assignment.${step.act}`];
    case 'approve':
    case 'publish':
      return [`verdict.${step.act}`];
    case 'correct':
      // What changes the conclusion waits for a second person; any other correction is applied at once.
      return [step.correction.kind === 'CORRECTION' ? 'correction.requested' : 'correction.applied'];
    case 'retract':
      return ['correction.requested'];
    case 'confirmCorrection':
      return ['correction.applied'];
    case 'acknowledge':
      return ['placement.acknowledge'];
  }
}
