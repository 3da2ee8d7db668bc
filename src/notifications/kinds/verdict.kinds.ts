import { z } from 'zod';
import { type About, defineKind } from './kind.js';

const time = z.iso.datetime({ offset: true });
const verdict = { verdictId: z.uuid() };
const complaint = { complaintId: z.uuid() };

const blamed = ({ claim, hasClaim }: About, of = ''): string => (hasClaim ? `${of}${claim}` : 'the desk itself');

/** To the desk, about conclusions. Hidden from whoever is blind on the claim. */
export const VERDICT_KINDS = {
  'claim.needs_adjudication': defineKind({
    title: 'A claim needs an adjudicator',
    audience: 'desk',
    data: z.strictObject({ roundId: z.uuid() }),
    optional: true,
    digest: true,
    text: (_, about) => `The raters of ${about.claim} disagree: it needs an adjudicator.`,
  }),
  'round.unblinded': defineKind({
    title: 'Ratings were read before their reveal',
    audience: 'desk',
    data: z.strictObject({ roundId: z.uuid(), personId: z.uuid() }),
    optional: false,
    digest: true,
    text: (_, about) => `${about.person} has read the ratings of ${about.claim} before their reveal.`,
  }),
  'verdict.proposed': defineKind({
    title: 'A verdict waits for approval',
    audience: 'desk',
    data: z.strictObject(verdict),
    optional: true,
    digest: true,
    text: (_, about) => `A verdict on ${about.claim} waits for approval.`,
  }),
  'verdict.stale': defineKind({
    title: 'A verdict may no longer fit its source',
    audience: 'desk',
    data: z.strictObject({ ...verdict, sourceState: z.string().max(100) }),
    optional: true,
    digest: true,
    text: ({ sourceState }, about) =>
      `The source of ${about.claim} has changed (${sourceState}): look whether its verdict still holds.`,
  }),
  'claim.source_changed': defineKind({
    title: 'A claim needs a decision because its source changed',
    audience: 'desk',
    data: z.strictObject({ sourceState: z.string().max(100), asked: z.string().max(100) }),
    optional: true,
    digest: true,
    text: ({ sourceState, asked }, about) => `The source of ${about.claim} has changed (${sourceState}): ${asked}.`,
  }),
  'verdict.schedule_failed': defineKind({
    title: 'A scheduled verdict could not be published',
    audience: 'desk',
    data: z.strictObject({ ...verdict, publishAt: time, reason: z.string().max(500) }),
    optional: false,
    digest: true,
    text: ({ publishAt, reason }, about) =>
      `The verdict on ${about.claim} was to be published at ${about.time(publishAt)} and was not: ${reason}`,
  }),
  'verdict.review_due': defineKind({
    title: 'A verdict is due to be looked at again',
    audience: 'desk',
    data: z.strictObject({ ...verdict, dueAt: time }),
    optional: true,
    digest: true,
    text: ({ dueAt }, about) => `The verdict on ${about.claim} is to be looked at again by ${about.time(dueAt)}.`,
  }),
  'change.requested': defineKind({
    title: 'A change of a published verdict waits for a second person',
    audience: 'desk',
    data: z.strictObject({ ...verdict, personId: z.uuid() }),
    optional: true,
    digest: true,
    text: (_, about) => `${about.person} asks to change the published verdict on ${about.claim}.`,
  }),
  'complaint.received': defineKind({
    title: 'A complaint has come in',
    audience: 'desk',
    data: z.strictObject(complaint),
    mayBeGeneral: true,
    optional: true,
    digest: true,
    text: (_, about) => `A complaint about ${blamed(about, 'the verdict on ')} has come in.`,
  }),
  'reply.received': defineKind({
    title: 'Somebody replies to a report',
    audience: 'desk',
    data: z.strictObject({ replyId: z.uuid() }),
    optional: true,
    digest: true,
    text: (_, about) => `A reply to the report on ${about.claim} has come in and waits for a decision.`,
  }),
  'complaint.due': defineKind({
    title: 'A complaint must be answered soon',
    audience: 'desk',
    data: z.strictObject({ ...complaint, dueAt: time }),
    mayBeGeneral: true,
    optional: false,
    digest: true,
    text: ({ dueAt }, about) => `The complaint about ${blamed(about)} must be answered by ${about.time(dueAt)}.`,
  }),
} as const;
