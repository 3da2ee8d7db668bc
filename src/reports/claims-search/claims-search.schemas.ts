import { z } from 'zod';
import { text } from '../../api/text.schema.js';

const whole = (least: number, most: number) => {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
};

/** Clients of the Fact Check Tools API send parameters without a value when they have none. */
const unlessEmpty = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** Parameters of `claims:search` in the Fact Check Tools API (v1alpha1); others, such as `key`, are passed over. */
export const claimsSearchQuery = z.object({
  query: unlessEmpty(text(200)).describe(
    'Words that must all occur in the statement, the conclusion or the name of the claimant.',
  ),
  languageCode: unlessEmpty(text(35)).describe('BCP 47 tag, such as en or en-GB; the region is not looked at.'),
  reviewPublisherSiteFilter: unlessEmpty(text(253)).describe(
    'Host of a publisher. This desk publishes under one host: with another one, nothing is found.',
  ),
  maxAgeDays: unlessEmpty(whole(1, 36_500)).describe(
    'At most so many days since the claim or its review, whichever is newer.',
  ),
  pageSize: unlessEmpty(whole(1, 100)).describe('How many claims at most (1 to 100, without it 10).'),
  pageToken: unlessEmpty(z.string().max(500)).describe(
    '`nextPageToken` of the page before. The other parameters must be the same, but for `pageSize`.',
  ),
  offset: unlessEmpty(whole(0, 10_000)).describe('Begin after so many claims; only without `pageToken`.'),
});
export type ClaimsSearchQuery = z.infer<typeof claimsSearchQuery>;

const foundReview = z
  .object({
    publisher: z.object({ name: z.string(), site: z.string().describe('Host, without "www.".') }),
    url: z.string().describe('The report, with the anchor of the claim.'),
    title: z.string(),
    reviewDate: z.string().describe('First publication (RFC 3339, UTC).'),
    textualRating: z.string(),
    languageCode: z.string().optional(),
  })
  .meta({ id: 'FoundClaimReview' });

export const foundClaim = z
  .object({
    text: z.string(),
    claimant: z.string().optional(),
    claimDate: z.string().optional().describe('RFC 3339, UTC; midnight when only the day is known.'),
    claimReview: z.array(foundReview),
  })
  .meta({ id: 'FoundClaim' });
export type FoundClaim = z.infer<typeof foundClaim>;

export const foundClaims = z
  .object({
    claims: z.array(foundClaim).describe('Newest report first.'),
    nextPageToken: z.string().optional().describe('Absent on the last page.'),
  })
  .meta({ id: 'FoundClaims' });
export type FoundClaims = z.infer<typeof foundClaims>;
