import { type Check, none } from './check.js';

/** The newest row of the trail about each thing, among these events. */
const last = (type: string, events: readonly string[]): string => `
  SELECT DISTINCT ON (entity_id) entity_id, event, data FROM audit_event
  WHERE entity_type = '${type}' AND event IN (${events.map((event) => `'${type}.${event}'`).join(', ')})
  ORDER BY entity_id, seq DESC`;

/** I7 for what stands beside the states: what is urgent, under embargo, or to be published by itself. */
export const HANDLING: readonly Check[] = [
  none(
    'I7 the audit trail says what is scheduled',
    `SELECT verdict.id, verdict.publish_at, told.event FROM verdict
     LEFT JOIN (${last('verdict', ['schedule', 'unschedule', 'scheduleFailed', 'publish', 'withdraw'])}) told
       ON told.entity_id = verdict.id
     WHERE verdict.publish_at IS DISTINCT FROM
       CASE WHEN told.event = 'verdict.schedule' THEN (told.data->>'publishAt')::timestamptz END`,
  ),
  none(
    'I7 the audit trail says what is urgent',
    `SELECT claim.id, claim.urgent, told.event FROM claim
     LEFT JOIN (${last('claim', ['markUrgent', 'unmarkUrgent'])}) told ON told.entity_id = claim.id
     WHERE claim.urgent IS DISTINCT FROM (coalesce(told.event, '') = 'claim.markUrgent')`,
  ),
  none(
    'I7 the audit trail says what is under embargo',
    `SELECT claim.id, claim.embargo_until, told.event FROM claim
     LEFT JOIN (${last('claim', ['embargo', 'liftEmbargo'])}) told ON told.entity_id = claim.id
     WHERE claim.embargo_until IS DISTINCT FROM (told.data->>'embargoUntil')::timestamptz`,
  ),
  none(
    'nothing is scheduled before its embargo ends',
    `SELECT verdict.id FROM verdict JOIN claim ON claim.id = verdict.claim_id
     WHERE verdict.publish_at < claim.embargo_until`,
  ),
];
