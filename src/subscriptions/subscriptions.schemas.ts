import { z } from 'zod';

/** What a reader sends. */
export const subscribeBody = z
  .strictObject({
    email: z
      .email('is not an e-mail address')
      .max(254, 'is too long for an e-mail address')
      .describe('Where the mail goes. Deleted with the subscription.'),
    scope: z.enum(['all', 'report', 'document'], 'must be all, report or document'),
    reportNumber: z
      .string()
      .regex(/^[1-9]\d{0,14}$/, 'is not the number of a report: give its digits')
      .optional()
      .describe('For the scope report: this report and whatever replaces it.'),
    documentId: z.uuid('is not an id: ids are UUIDs').optional().describe('For the scope document: all its reports.'),
  })
  .superRefine(({ scope, reportNumber, documentId }, context) => {
    const wanted = { all: [], report: ['reportNumber'], document: ['documentId'] }[scope] as string[];
    for (const [path, value] of Object.entries({ reportNumber, documentId })) {
      if (wanted.includes(path) === (value !== undefined)) continue;
      const message = value === undefined ? `is missing for the scope ${scope}` : `does not go with the scope ${scope}`;
      context.addIssue({ code: 'custom', path: [path], message });
    }
  })
  .meta({ id: 'Subscribe' });
export type SubscribeBody = z.infer<typeof subscribeBody>;

export const subscribeAnswer = z
  .object({
    message: z.string().describe('The same whether the address was known or not.'),
    hoursToConfirm: z.int().describe('How long the link in the mail works.'),
  })
  .meta({ id: 'SubscriptionAsked' });
export type SubscribeAnswer = z.infer<typeof subscribeAnswer>;

export const subscriptionState = z.object({ state: z.enum(['CONFIRMED', 'ENDED']) }).meta({ id: 'SubscriptionState' });
export type SubscriptionState = z.infer<typeof subscriptionState>;

export const linkParam = z.object({ token: z.string().max(100) });
export type LinkParam = z.infer<typeof linkParam>;
