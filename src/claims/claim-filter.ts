import { z } from 'zod';
import { type Actor, can, isEditor } from '../access/actor.js';
import { text } from '../api/text.schema.js';
import { topic } from '../api/topic.schema.js';
import { AppError } from '../common/app-error.js';
import { type AgeingDays, WAITING_STATES } from '../config/ageing-days.js';
import { isBlind } from '../database/blind-claim.js';
import type { SqlValues } from '../database/sql-values.js';
import { PENDING_VERDICTS } from './claim-board.entity.js';
import { CLAIM_STATES } from './claim-status.js';

const list = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? value.split(',') : value), z.array(item).max(20));
const yesNo = z.enum(['true', 'false']);
const person = z.union([z.uuid(), z.literal('me')]);

/** By what lists and counts of claims can be narrowed; all that is given must hold. */
export const claimFilter = z.object({
  documentId: z.uuid().optional(),
  sourceId: z.uuid().optional().describe('Who publishes the document.'),
  state: list(z.enum(CLAIM_STATES)).optional().describe('Workflow states, separated by commas.'),
  stale: yesNo.optional().describe('The source no longer stands on the same words.'),
  late: yesNo.optional().describe('An assignment of the running round is past its due date.'),
  aged: yesNo
    .optional()
    .describe('It has waited in its state longer than the desk allows for that state (`CLAIMDESK_AGEING_DAYS`).'),
  unassigned: yesNo.optional().describe('The running round has a place that nobody holds.'),
  pendingVerdict: z.enum(PENDING_VERDICTS).optional().describe('A verdict waits to be approved, or to be published.'),
  urgent: yesNo.optional().describe('To be worked on before others.'),
  scheduled: yesNo.optional().describe('An approved verdict will be published by itself at a set time.'),
  published: yesNo.optional().describe('A verdict is published.'),
  editor: person.optional().describe('Who accepted the claim; `me` for oneself.'),
  holder: person.optional().describe('Who holds a place in the running round. Only for editors.'),
  claimant: text(300).optional().describe('Who said it, letter case aside.'),
  suggested: yesNo.optional().describe('`false`: those that the extractor no longer picks. `true`: all others.'),
  duplicateOf: z.uuid().optional().describe('What was merged into this claim, or rejected as its duplicate.'),
  splitFrom: z.uuid().optional().describe('The claims that this one was split into.'),
  type: text(50).optional().describe('Claim type.'),
  topic: topic.optional(),
  language: text(35).optional().describe('BCP 47 tag, such as `en`.'),
  q: text(200).optional().describe('Words that must all occur in the statement.'),
});
export type ClaimFilter = z.infer<typeof claimFilter>;

/** Who filters, the values of the statement, and what the desk calls aged. */
export interface FilterContext {
  userId: string;
  values: SqlValues;
  ageingDays: AgeingDays;
}

/**
 * SQL conditions of a filter, over `board` (claim_board). Claims that this person rates are left out whatever the filter,
 * so that no filter tells their state.
 */
export const deskConditions = (filter: ClaimFilter, context: FilterContext): string[] => [
  `NOT ${isBlind('board.claim_id', context.values.add(context.userId))}`,
  ...filterConditions(filter, context),
];

/** The same, for a statement that leaves blind claims out elsewhere. */
export function filterConditions(filter: ClaimFilter, { userId, values, ageingDays }: FilterContext): string[] {
  const add = (value: unknown): string => values.add(value);
  const conditions: string[] = [];
  const isTrue = (flag: 'true' | 'false'): string => (flag === 'true' ? '' : 'NOT ');
  const whom = (who: string): string => add(who === 'me' ? userId : who);
  if (filter.sourceId) conditions.push(`board.source_id = ${add(filter.sourceId)}`);
  if (filter.state) conditions.push(`board.workflow_state = ANY(${add(filter.state)})`);
  if (filter.stale) conditions.push(`${isTrue(filter.stale)}board.stale`);
  if (filter.late)
    conditions.push(
      filter.late === 'true' ? 'board.due_at < now()' : '(board.due_at IS NULL OR board.due_at >= now())',
    );
  if (filter.aged)
    conditions.push(`(${agedCondition(ageingDays, values)})${filter.aged === 'true' ? '' : ' IS NOT TRUE'}`);
  if (filter.unassigned) conditions.push(`${isTrue(filter.unassigned)}(board.free_slots > 0)`);
  if (filter.pendingVerdict) conditions.push(`board.pending_verdict = ${add(filter.pendingVerdict)}`);
  if (filter.urgent) conditions.push(`${isTrue(filter.urgent)}board.urgent`);
  if (filter.scheduled) conditions.push(`board.publish_at IS ${filter.scheduled === 'true' ? 'NOT NULL' : 'NULL'}`);
  if (filter.published) conditions.push(`${isTrue(filter.published)}board.published`);
  if (filter.editor) conditions.push(`board.editor_id = ${whom(filter.editor)}`);
  if (filter.holder) conditions.push(`board.holders @> ARRAY[${whom(filter.holder)}::uuid]`);
  if (filter.claimant) conditions.push(`board.claimant_key = lower(${add(filter.claimant)})`);
  if (filter.suggested) {
    const not = filter.suggested === 'true' ? 'NOT ' : '';
    conditions.push(`board.claim_id ${not}IN (SELECT id FROM claim WHERE unsuggested_since IS NOT NULL)`);
  }
  if (filter.duplicateOf)
    conditions.push(`board.claim_id IN (SELECT id FROM claim WHERE duplicate_of_id = ${add(filter.duplicateOf)})`);
  if (filter.splitFrom)
    conditions.push(`board.claim_id IN (SELECT id FROM claim WHERE split_from_id = ${add(filter.splitFrom)})`);
  if (filter.topic) conditions.push(`board.topics @> ARRAY[${add(filter.topic)}::text]`);
  if (filter.language) conditions.push(`board.language = ${add(filter.language)}`);
  if (filter.type) conditions.push(`board.claim_type = ${add(filter.type)}`);
  return [...conditions, ...wordConditions(filter, values)];
}

/** The conditions a rater may use too: they depend on nothing that happens to the claim. */
export function wordConditions(filter: Pick<ClaimFilter, 'documentId' | 'q'>, values: SqlValues): string[] {
  const conditions: string[] = [];
  if (filter.documentId) conditions.push(`board.document_id = ${values.add(filter.documentId)}`);
  if (filter.q) conditions.push(`board.words @@ plainto_tsquery('simple', ${values.add(filter.q)})`);
  return conditions;
}

/** Each state by itself, in the words of the index `claim_board_state_waiting_idx`. Null for what does not wait. */
const agedCondition = (days: AgeingDays, values: SqlValues): string =>
  WAITING_STATES.map(
    (state) =>
      `(board.workflow_state = '${state}'
         AND board.waiting_since < now() - ${values.add(days[state])}::int * interval '1 day')`,
  ).join(' OR ');

/** The filters a rater may use; any other would tell what happens to a claim. */
const RATER_FILTERS: readonly string[] = ['documentId', 'q'] satisfies (keyof ClaimFilter)[];

/**
 * Who rates a claim is for editors; what happens to claims is for the desk.
 * @throws AppError FORBIDDEN
 */
export function assertMayFilter(actor: Actor, filter: ClaimFilter): void {
  if (filter.holder !== undefined && !isEditor(actor)) {
    throw new AppError('FORBIDDEN', 'Only editors may list claims by who rates them. Leave `holder` out.');
  }
  const asked = Object.keys(claimFilter.shape).filter((name) => filter[name as keyof ClaimFilter] !== undefined);
  const refused = asked.filter((name) => !RATER_FILTERS.includes(name));
  if (!can(actor, 'round.read') && refused.length > 0) {
    throw new AppError(
      'FORBIDDEN',
      `Reviewers list the claims they rate; these filters are for editors and adjudicators: ${refused.join(', ')}.`,
    );
  }
}
