import { z } from 'zod';
import { defineKind } from './kind.js';

const assignment = { assignmentId: z.uuid() };
const time = z.iso.datetime({ offset: true });

/** To raters, about their own work. Nothing here may depend on the state of the claim or on another rater. */
export const ASSIGNMENT_KINDS = {
  'assignment.offered': defineKind({
    title: 'You are asked to rate a claim',
    audience: 'rater',
    data: z.strictObject({ ...assignment, dueAt: time.nullable() }),
    optional: false,
    digest: true,
    text: ({ dueAt }, about) =>
      `You are asked to rate ${about.claim}${dueAt === null ? '' : `, by ${about.time(dueAt)}`}.`,
  }),
  'assignment.reminder': defineKind({
    title: 'The time for a rating is running out',
    audience: 'rater',
    data: z.strictObject({ ...assignment, percent: z.int().min(1).max(100), leaseUntil: time }),
    optional: true,
    digest: true,
    text: ({ percent, leaseUntil }, about) =>
      `${percent} % of your time for ${about.claim} has passed: submit or save by ${about.time(leaseUntil)}.`,
  }),
  'assignment.expired': defineKind({
    title: 'The time for a rating has run out',
    audience: 'rater',
    data: z.strictObject(assignment),
    optional: false,
    digest: true,
    text: (_, about) => `Your time for ${about.claim} has run out; your draft is kept.`,
  }),
  'assignment.revoked': defineKind({
    title: 'A claim is taken back from you',
    audience: 'rater',
    data: z.strictObject(assignment),
    optional: false,
    digest: true,
    text: (_, about) => `You no longer need to rate ${about.claim}: an editor took it back.`,
  }),
  'review.returned': defineKind({
    title: 'Your rating comes back for its form',
    audience: 'rater',
    data: z.strictObject({
      ...assignment,
      reason: z.enum(['missing evidence', 'dead link', 'rated the wrong claim', 'policy']),
    }),
    optional: false,
    digest: true,
    text: ({ reason }, about) =>
      `Your rating of ${about.claim} came back (${reason}): mend its form and submit it again.`,
  }),
  'wording.confirm': defineKind({
    title: 'The words you are rating have changed',
    audience: 'rater',
    data: z.strictObject(assignment),
    optional: false,
    digest: true,
    text: (_, about) =>
      `The source has changed the words of ${about.claim}: read them again and confirm them when you submit.`,
  }),
  'assignment.feedback': defineKind({
    title: 'There is an answer to compare a rating of yours with',
    audience: 'rater',
    data: z.strictObject(assignment),
    optional: true,
    digest: true,
    text: (_, about) => `The desk knew the answer to ${about.claim}: compare your rating with it.`,
  }),
  'round.voided': defineKind({
    title: 'A rating of yours no longer counts',
    audience: 'rater',
    data: z.strictObject(assignment),
    optional: false,
    digest: true,
    text: (_, about) => `The review of ${about.claim} was stopped: you have nothing more to do on it.`,
  }),
} as const;
