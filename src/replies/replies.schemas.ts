import { z } from 'zod';
import { filledText, isoTime } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';
import { CONTACT_OUTCOMES, CONTACT_WAYS } from './contact-attempt.entity.js';
import { REPLY_STATES } from './reply.entity.js';

export const MAX_REPLY = 5000;

export const contactAttemptBody = z
  .strictObject({
    who: filledText(200).describe('A role or an organisation. Readers are told: name no private person.'),
    way: z.enum(CONTACT_WAYS),
    attemptedAt: z.iso.datetime({ offset: true, error: 'must be a time such as 2026-03-01T09:30:00Z' }),
    outcome: z.enum(CONTACT_OUTCOMES),
    answer: filledText(MAX_REPLY).optional().describe('With the outcome ANSWERED: what they said.'),
    answerPublic: z.boolean().default(false).describe('Whether readers may see the answer.'),
  })
  .refine(({ outcome, answer }) => (outcome === 'ANSWERED') === (answer !== undefined), {
    path: ['answer'],
    message: 'goes with the outcome ANSWERED, and with no other',
  })
  .meta({ id: 'RecordContactAttempt' });
export type ContactAttemptBody = z.infer<typeof contactAttemptBody>;

const attempt = z.object({
  who: z.string(),
  way: z.enum(CONTACT_WAYS),
  attemptedAt: isoTime,
  outcome: z.enum(CONTACT_OUTCOMES),
  answer: z.string().nullable(),
});

export const contactAttemptView = attempt
  .extend({ id: z.uuid(), claimId: z.uuid(), answerPublic: z.boolean(), recordedBy: z.uuid(), recordedAt: isoTime })
  .meta({ id: 'ContactAttempt' });
export type ContactAttemptView = z.infer<typeof contactAttemptView>;
export const contactAttemptList = z.object({ items: z.array(contactAttemptView) }).meta({ id: 'ContactAttemptList' });

export const replyBody = z
  .strictObject({
    reportNumber: z.string().regex(/^[1-9]\d{0,14}$/, 'is not the number of a report: give its digits'),
    author: filledText(200).describe('Who replies, as it would stand on the page.'),
    text: filledText(MAX_REPLY).describe('The reply, as it would stand on the page.'),
    contactEmail: z
      .email('is not an e-mail address')
      .max(254, 'is too long for an e-mail address')
      .describe('So that the desk can make sure who wrote. Confidential, and erased with its decision.'),
  })
  .meta({ id: 'SendReply' });
export type ReplyBody = z.infer<typeof replyBody>;

export const replyReceipt = z
  .object({
    reportNumber: z.string(),
    state: z.enum(REPLY_STATES),
    receivedAt: isoTime,
    decidedAt: isoTime.nullable(),
    reason: z.string().nullable().describe('Why it was declined.'),
  })
  .meta({ id: 'ReplyReceipt' });
export type ReplyReceipt = z.infer<typeof replyReceipt>;

export const newReplyReceipt = replyReceipt
  .extend({
    token: z.string().describe('Secret of the receipt. It is told only here.'),
    statusUrl: z.string().describe('Page that says what became of it.'),
  })
  .meta({ id: 'NewReplyReceipt' });
export type NewReplyReceipt = z.infer<typeof newReplyReceipt>;

export const replyView = z
  .object({
    id: z.uuid(),
    reportNumber: z.string(),
    claimId: z.uuid(),
    author: z.string(),
    text: z.string(),
    state: z.enum(REPLY_STATES),
    hasContact: z.boolean(),
    receivedAt: isoTime,
    decidedAt: isoTime.nullable(),
    decidedBy: z.uuid().nullable(),
    reason: z.string().nullable(),
  })
  .meta({ id: 'Reply' });
export type ReplyView = z.infer<typeof replyView>;
export const replyPage = pageOf(replyView, 'ReplyPage');
export const replyQuery = pageQuery.extend({ state: z.enum(REPLY_STATES).optional() });
export type ReplyQuery = z.infer<typeof replyQuery>;
export const replyContact = z.object({ contactEmail: z.string().nullable() }).meta({ id: 'ReplyContact' });

/** What readers see on a report. */
export const rightOfReply = z
  .object({
    contactAttempts: z.array(attempt).describe('Before the report was published, oldest first.'),
    replies: z
      .array(z.object({ author: z.string(), text: z.string(), publishedAt: isoTime }))
      .describe('Oldest first.'),
  })
  .meta({ id: 'RightOfReply' });
export type RightOfReply = z.infer<typeof rightOfReply>;
