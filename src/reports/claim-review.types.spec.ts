import { expect, it } from '@jest/globals';
import type { ClaimReview as SchemaClaimReview, DataFeed, WithContext } from 'schema-dts';
import { reportFixture } from '../../test/support/verdict-report.fixture.js';
import { CONTEXT } from '../../test/support/written.js';
import { toClaimReview, toDataFeed } from './claim-review.js';

/**
 * Compiled, not run: `npm run types` fails when a property or a type is not of schema.org. Where our shape allows a
 * member to be absent, theirs does too.
 */
const asReview = (review: ReturnType<typeof toClaimReview>): WithContext<SchemaClaimReview> => review;
const asFeed = (feed: ReturnType<typeof toDataFeed>): WithContext<DataFeed> => feed;

it('is of the types of schema.org', () => {
  const review = toClaimReview(reportFixture(), CONTEXT.publisher);
  expect(asReview(review)).toBe(review);
  const feed = toDataFeed([reportFixture()], CONTEXT);
  expect(asFeed(feed)).toBe(feed);
  // @ts-expect-error -- a claim has no reviewRating: the check above can fail
  const wrong: WithContext<SchemaClaimReview> = { ...review, itemReviewed: { '@type': 'Claim', reviewRating: 'x' } };
  expect(wrong).not.toEqual(review);
});
