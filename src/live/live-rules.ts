import { can, isEditor, type PersonActor } from '../access/actor.js';
import type { Permission } from '../access/permissions.js';
import type { LiveChange, LiveTopic } from './live-change.js';
import type { LiveFact } from './live-fact.js';

/** What a desk publishes. Everybody may know of it, so everybody with an account is told, without ids. */
const PUBLISHED: readonly string[] = [
  'verdict.publish',
  'verdict.publishCorrection',
  'verdict.retract',
  'correction.applied',
];
/** Facts about a source, which raters may know: what became of the words they rate. */
export const SOURCE_EVENTS: readonly string[] = ['source.version_created', 'source.resolved', 'source.resolvingFailed'];
export const SOURCE_ENTITIES: readonly string[] = ['placement'];
/** Acts whose news goes to everybody with an account. */
export const EVERYBODYS_EVENTS: readonly string[] = PUBLISHED;

interface DeskRule {
  readonly topic: LiveTopic;
  readonly needs: Permission;
  /** Kept from adjudicators, who know raters by pseudonym and measurements not at all. */
  readonly editorsOnly?: boolean;
}

/** What members of the desk are told of a row, by what it is about. What is not listed is told to nobody. */
const DESK: Record<string, DeskRule> = {
  claim: { topic: 'claim', needs: 'round.read' },
  placement: { topic: 'claim', needs: 'round.read' },
  round: { topic: 'round', needs: 'round.read' },
  assignment: { topic: 'round', needs: 'round.read', editorsOnly: true },
  gold_answer: { topic: 'claim', needs: 'gold.manage', editorsOnly: true },
  verdict: { topic: 'verdicts', needs: 'verdict.read' },
  correction: { topic: 'corrections', needs: 'verdict.read' },
  comment_thread: { topic: 'threads', needs: 'round.read' },
  document: { topic: 'document', needs: 'round.read' },
  complaint: { topic: 'complaints', needs: 'complaint.handle' },
  reply: { topic: 'replies', needs: 'complaint.handle' },
  export: { topic: 'exports', needs: 'export.create' },
  import: { topic: 'imports', needs: 'import.run' },
  user: { topic: 'people', needs: 'user.read' },
  invitation: { topic: 'people', needs: 'user.manage' },
  recusal: { topic: 'recusals', needs: 'recusal.manage' },
  policy: { topic: 'policies', needs: 'round.open' },
  webhook: { topic: 'webhooks', needs: 'webhook.manage' },
  hook: { topic: 'sources', needs: 'hook.manage' },
  source: { topic: 'sources', needs: 'watch.read' },
  feed: { topic: 'feeds', needs: 'watch.read' },
  filter: { topic: 'saved-filters', needs: 'claim.triage' },
  organisation: { topic: 'settings', needs: 'settings.read' },
  methodology: { topic: 'settings', needs: 'settings.read' },
};

/** Whether this person is told what happens at the desk, and not only what concerns themselves. */
export const seesDesk = (actor: PersonActor): boolean => can(actor, 'round.read');

/**
 * What one person is told of one row of the audit trail. A rater learns of their own assignments, of facts about sources and of
 * what is published, and nothing that depends on another rater: not even that there was something.
 */
export function changesFor(actor: PersonActor, fact: LiveFact): LiveChange[] {
  return [...own(actor, fact), ...everybodys(actor, fact), ...(seesDesk(actor) ? desk(actor, fact) : [])];
}

function own(actor: PersonActor, { entityType, entityId, actorId, raterId, reread }: LiveFact): LiveChange[] {
  const changes: LiveChange[] = reread
    .filter((held) => held.raterId === actor.id)
    .map(({ assignmentId }) => ({ topic: 'assignment', id: assignmentId }));
  if (raterId === actor.id) changes.push({ topic: 'assignment', id: entityId });
  if (entityType === 'user' && entityId === actor.id) changes.push({ topic: 'me' });
  if (entityType === 'api_token' && actorId === actor.id) changes.push({ topic: 'me' });
  if (entityType === 'recusal' && actorId === actor.id) changes.push({ topic: 'recusals' });
  return changes;
}

function everybodys(actor: PersonActor, { event, entityType, documentId }: LiveFact): LiveChange[] {
  if (PUBLISHED.includes(event)) return [{ topic: 'reports' }];
  if (entityType === 'scheme') return [{ topic: 'schemes' }];
  if (event === 'source.version_created' && documentId !== null && can(actor, 'document.read')) {
    return [{ topic: 'document', id: documentId }];
  }
  return [];
}

function desk(actor: PersonActor, fact: LiveFact): LiveChange[] {
  const rule = DESK[fact.entityType];
  if (!rule || !can(actor, rule.needs) || fact.blind.includes(actor.id)) return [];
  if ((rule.editorsOnly || fact.measures) && !isEditor(actor)) return [];
  const changes: LiveChange[] = [];
  const tell = (topic: LiveTopic, id: string | null) => id !== null && changes.push({ topic, id });
  if (rule.topic === 'round') tell('round', fact.roundId);
  else if (rule.topic === 'claim') tell('claim', fact.claimId);
  else tell(rule.topic, fact.entityId);
  tell('claim', fact.claimId);
  tell('document', fact.documentId);
  if (fact.entityType === 'document' && fact.event.startsWith('watch')) tell('watches', fact.entityId);
  return changes;
}
