import { z } from 'zod';

/** schema.org by its https name; consumers accept both, writers should use one. */
export const SCHEMA_ORG = 'https://schema.org';

const context = z.literal(SCHEMA_ORG);
const text = z.string();

const creativeWorkReference = z
  .object({ '@type': z.literal('CreativeWork'), url: text })
  .meta({ id: 'ClaimReviewCreativeWork' });

const reviewAuthor = z
  .object({
    '@type': z.literal('Organization'),
    name: text,
    url: text.optional(),
    image: text.optional(),
    correctionsPolicy: text.optional(),
    publishingPrinciples: text.optional().describe('The methodology.'),
  })
  .meta({ id: 'ClaimReviewAuthor' });

const claimInterpreter = z
  .object({ '@type': z.literal('Organization'), name: text, url: text.optional() })
  .meta({ id: 'ClaimReviewInterpreter' });

const markupPublisher = z
  .object({ '@type': z.literal('Organization'), name: text, url: text.optional() })
  .meta({ id: 'ClaimReviewMarkupPublisher' });

/** Who made the markup itself, as apart from the review; sd stands for structured data. */
const markupTerms = {
  sdPublisher: markupPublisher.optional(),
  sdDatePublished: z.iso.date().optional().describe('Day (UTC) on which what is told here last changed.'),
  sdLicense: text.optional().describe('Terms for using the data again; absent when the organisation names none.'),
};

const reviewPage = z
  .object({
    '@type': z.literal('WebPage'),
    url: text,
    correction: z.array(z.object({ '@type': z.literal('CorrectionComment'), text, datePublished: text })),
  })
  .meta({ id: 'ClaimReviewPage' });

const claimAuthor = z
  .object({
    '@type': z.enum(['Person', 'Organization']),
    name: text,
    sameAs: text.optional().describe('Page that identifies the claimant, never the page the claim appeared on.'),
    jobTitle: text.optional(),
    image: text.optional(),
  })
  .meta({ id: 'ClaimReviewClaimAuthor' });

const rating = z
  .object({
    '@type': z.literal('Rating'),
    alternateName: text.describe('The rating in words.'),
    name: text.optional().describe('Same as `alternateName`, for readers that look here.'),
    ratingExplanation: text.optional(),
    ratingValue: z.number().optional().describe('Absent, with the two limits, when the label is off the scale.'),
    bestRating: z.number().optional(),
    worstRating: z.number().optional(),
    image: text.optional(),
  })
  .meta({ id: 'ClaimReviewRating' });

const claim = z
  .object({
    '@type': z.literal('Claim'),
    text: text.optional(),
    name: text.optional(),
    author: claimAuthor.optional(),
    datePublished: text.optional().describe('When the claim was made (ISO 8601).'),
    firstAppearance: creativeWorkReference.optional(),
    appearance: z.array(creativeWorkReference).optional().describe('Other places the claim was seen.'),
    claimInterpreter: claimInterpreter
      .optional()
      .describe('Who put the claim into these words; absent when they are the words of the source.'),
  })
  .meta({ id: 'ClaimReviewClaim' });

/** A schema.org ClaimReview as JSON-LD. */
export const claimReview = z
  .object({
    '@context': context,
    '@type': z.literal('ClaimReview'),
    url: text.describe('Address of the report with the anchor of the claim.'),
    claimReviewed: text,
    inLanguage: text.optional(),
    author: reviewAuthor,
    datePublished: text.optional(),
    dateModified: text.optional(),
    reviewRating: rating,
    itemReviewed: claim,
    mainEntityOfPage: reviewPage.optional().describe('The report page, when there are corrections to tell of.'),
    ...markupTerms,
  })
  .meta({ id: 'ClaimReview' });
export type ClaimReview = z.infer<typeof claimReview>;

/** The feed envelope of the Data Commons fact-check feed: one element per claim, its ClaimReview in `item[0]`. */
export const claimReviewFeed = z
  .object({
    '@context': context,
    '@type': z.literal('DataFeed'),
    dateModified: text,
    ...markupTerms,
    dataFeedElement: z.array(
      z.object({
        '@type': z.literal('DataFeedItem'),
        url: text,
        dateCreated: text,
        dateModified: text,
        item: z.array(claimReview),
      }),
    ),
  })
  .meta({ id: 'ClaimReviewFeed' });
export type ClaimReviewFeed = z.infer<typeof claimReviewFeed>;
