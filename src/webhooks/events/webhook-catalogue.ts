import { z } from 'zod';
import type { AuditRow } from './audit-row.js';

const number = z.int();
const id = z.uuid();
const sequence = { sequence: number.describe('Place in the audit trail of the desk: a higher one happened later.') };
const onClaim = { ...sequence, claimId: id, documentId: id };
const onRound = { ...onClaim, roundId: id };
const onVerdict = { ...onClaim, verdictId: id, verdictNumber: number.describe('1, 2, 3, … within the claim.') };
const report = {
  reportNumber: number.nullable().describe('Null while it is not published.'),
  reportUrl: z.string().nullable().describe('Where readers find it; null while it is not published.'),
};

/** One type of event: what it is made of, and what it tells. The schema is the filter: what it does not list is not sent. */
interface EventDefinition {
  /** Events of the audit trail that are told as this one. */
  readonly from: readonly string[];
  /** Of those, only these; all without it. */
  readonly when?: (row: AuditRow) => boolean;
  readonly text: string;
  /** It does not leave the desk while the claim is under an embargo. */
  readonly embargoed?: true;
  readonly data: z.ZodObject;
}

const define = <Data extends z.ZodObject>(definition: EventDefinition & { data: Data }) => definition;

/**
 * Everything that other systems can be told. Ids, numbers, states and public addresses only: never a rating, a label, a
 * rationale, a count of ratings or a person. Who wants more reads it with a token, as what that person may see. Types are
 * never renamed.
 */
export const WEBHOOK_EVENTS = {
  'claim.accepted': define({
    from: ['claim.accept', 'claim.createByHand', 'claim.splitOff'],
    text: 'A statement was chosen to be checked.',
    data: z.object(onClaim),
  }),
  'round.opened': define({
    from: ['round.opened'],
    text: 'A round of rating was opened.',
    data: z.object({ ...onRound, roundNumber: number }),
  }),
  'assignment.offered': define({
    from: ['assignment.assign'],
    when: ({ toState }) => toState === 'OFFERED',
    text: 'A place in a round was offered to somebody.',
    data: z.object(onRound),
  }),
  'assignment.expired': define({
    from: ['assignment.expire'],
    text: 'A place was not used in time.',
    data: z.object(onRound),
  }),
  'assignment.declined': define({
    from: ['assignment.decline'],
    text: 'Somebody declined a place.',
    data: z.object(onRound),
  }),
  'assignment.submitted': define({
    from: ['assignment.submit'],
    text: 'A rating was handed in.',
    data: z.object(onRound),
  }),
  'round.completed': define({
    from: ['round.complete'],
    text: 'All ratings of a round are in.',
    data: z.object(onRound),
  }),
  'round.revealed': define({
    from: ['round.reveal'],
    text: 'The ratings of a round are open to the desk.',
    data: z.object(onRound),
  }),
  'round.voided': define({
    from: ['round.void'],
    text: 'A round ended without a result.',
    data: z.object(onRound),
  }),
  'adjudication.decided': define({
    from: ['claim.adjudicate'],
    text: 'An adjudicator settled a disagreement.',
    data: z.object({ ...onClaim, adjudicationId: id }),
  }),
  'verdict.approved': define({
    from: ['verdict.approve'],
    text: 'A verdict was approved; it is not public yet. Under an embargo it is told when that has ended.',
    embargoed: true,
    data: z.object(onVerdict),
  }),
  'verdict.published': define({
    from: ['verdict.publish', 'verdict.publishCorrection'],
    text: 'A report was published: of a new verdict, of a corrected one, or of one carried over to a new text.',
    data: z.object({ ...onVerdict, ...report }),
  }),
  'verdict.corrected': define({
    from: ['correction.applied'],
    when: ({ toReport }) => toReport !== null,
    text: 'A published verdict was corrected: another report takes its place.',
    data: z.object({
      ...onClaim,
      correctionId: id,
      fromReportNumber: number,
      fromReportUrl: z.string(),
      toReportNumber: number,
      toReportUrl: z.string(),
    }),
  }),
  'verdict.retracted': define({
    from: ['verdict.retract'],
    text: 'A published verdict was retracted.',
    data: z.object({ ...onVerdict, ...report }),
  }),
  'verdict.stale': define({
    from: ['verdict.flagStale'],
    text: 'The source of a verdict no longer says what was judged.',
    data: z.object({ ...onVerdict, ...report }),
  }),
  'verdict.acknowledged': define({
    from: ['placement.acknowledge'],
    text: 'An editor compared the changed words and keeps the verdict.',
    data: z.object({ ...onClaim, placementId: id }),
  }),
  'source.version_created': define({
    from: ['source.version_created'],
    text: 'A document has a new text.',
    data: z.object({ ...sequence, documentId: id, versionNumber: number }),
  }),
  'source.resolved': define({
    from: ['source.resolved', 'source.resolvingFailed'],
    text: 'A claim was looked for in a new text.',
    data: z.object({ ...onClaim, placementId: id, sourceState: z.string().describe('For example CURRENT or GONE.') }),
  }),
  'complaint.received': define({
    from: ['complaint.receive'],
    text: 'A reader complained.',
    data: z.object({
      ...sequence,
      complaintId: id,
      complaintNumber: number,
      claimId: id.nullable().describe('Null for a complaint about the desk itself.'),
      ...report,
    }),
  }),
  'correction.requested': define({
    from: ['correction.requested'],
    text: 'Somebody at the desk asks to change a published verdict.',
    data: z.object({ ...onClaim, correctionId: id, fromReportNumber: number, fromReportUrl: z.string() }),
  }),
  'export.finished': define({
    from: ['export.finished', 'export.failed'],
    text: 'The file of an export is there, or could not be made.',
    data: z.object({ ...sequence, exportId: id, state: z.enum(['READY', 'FAILED']) }),
  }),
  'import.finished': define({
    from: ['import.done', 'import.failed'],
    text: 'An import has come to its end, or could not go on.',
    data: z.object({ ...sequence, importId: id, state: z.enum(['DONE', 'FAILED']), rows: number }),
  }),
} as const satisfies Record<string, EventDefinition>;

export type WebhookEventType = keyof typeof WEBHOOK_EVENTS;
export const EVENT_TYPES = Object.keys(WEBHOOK_EVENTS) as WebhookEventType[];

/** Types that wait for the end of an embargo. */
export const EMBARGOED_TYPES: readonly string[] = EVENT_TYPES.filter((type) => 'embargoed' in WEBHOOK_EVENTS[type]);

/** Sent when somebody asks for it, to any endpoint. */
export const PING_TYPE = 'webhook.ping';
export const pingData = z.object({ webhookId: id });

/** `assignment.*`, `round.*`, … */
export const EVENT_GROUPS = [...new Set(EVENT_TYPES.map((type) => `${type.slice(0, type.indexOf('.'))}.*`))];

/** Whether an endpoint that asked for these types and groups is told of this type. */
export const isWanted = (type: WebhookEventType, wanted: readonly string[]): boolean =>
  wanted.includes(type) || wanted.includes(`${type.slice(0, type.indexOf('.'))}.*`);

/** Every event of the audit trail that is told to others. */
export const TOLD_EVENTS: string[] = EVENT_TYPES.flatMap((type) => [...WEBHOOK_EVENTS[type].from]);

/** The type that this row is told as; null for none. */
export function typeOf(row: AuditRow): WebhookEventType | null {
  const found = EVENT_TYPES.find((type) => {
    const definition: EventDefinition = WEBHOOK_EVENTS[type];
    return definition.from.includes(row.event) && (definition.when?.(row) ?? true);
  });
  return found ?? null;
}
