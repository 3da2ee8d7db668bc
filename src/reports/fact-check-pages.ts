import { z } from 'zod';
import { AppError } from '../common/app-error.js';
import { SCHEMA_ORG, type ClaimReview } from './claim-review.schemas.js';

const text = z.string();

const markup = z.object({
  url: text.optional().describe('Only the page URL with an anchor is allowed; absent means the page URL.'),
  claimReviewed: text,
  claimDate: text.optional(),
  claimLocation: text.optional().describe('The API maps it to itemReviewed.name.'),
  claimFirstAppearance: text.optional(),
  claimAppearances: z.array(text).optional(),
  claimAuthor: z
    .object({ name: text, jobTitle: text.optional(), imageUrl: text.optional(), sameAs: text.optional() })
    .optional(),
  rating: z.object({
    textualRating: text,
    ratingValue: z.int().optional(),
    bestRating: z.int().optional(),
    worstRating: z.int().optional(),
    ratingExplanation: text.optional(),
    imageUrl: text.optional(),
  }),
});
type Markup = z.infer<typeof markup>;

/** The `pages` resource of the Fact Check Tools API (v1alpha1). `name` and `versionId` are the service's own. */
export const factCheckPage = z.object({
  name: text.optional(),
  pageUrl: text,
  publishDate: text.optional(),
  claimReviewAuthor: z.object({ name: text, imageUrl: text.optional() }),
  claimReviewMarkups: z.array(markup),
  versionId: text.optional(),
});
export type FactCheckPage = z.infer<typeof factCheckPage>;

/**
 * The ClaimReviews of one report page as a `pages` resource. An update replaces the whole page, so pass every review
 * of the page, and in `previous` the `name` and `versionId` got from the service before.
 * Not carried by the API: inLanguage, dateModified, the author's url and corrections policy, the claim's full text,
 * whether the claimant is a person, who gives the markup out and on which terms.
 * Throws AppError VALIDATION_FAILED when there is no review, or when the reviews disagree about what the API keeps
 * once per page: address, publication date, author.
 */
export function toFactCheckPage(
  reviews: readonly ClaimReview[],
  previous: Pick<FactCheckPage, 'name' | 'versionId'> = {},
): FactCheckPage {
  const pages = reviews.map(pageFields);
  const [first] = pages;
  if (first === undefined) throw new AppError('VALIDATION_FAILED', 'A fact-check page needs at least one review.');
  if (pages.some((page) => JSON.stringify(page) !== JSON.stringify(first))) {
    throw new AppError(
      'VALIDATION_FAILED',
      'These reviews do not belong to one page: address, publication date and author must be the same.',
    );
  }
  return present({
    ...first,
    name: previous.name,
    versionId: previous.versionId,
    claimReviewMarkups: reviews.map((review) => toMarkup(review, first.pageUrl)),
  });
}

/**
 * The ClaimReviews of a `pages` resource. The API does not say whether a claimant is a person or an organisation:
 * Person is assumed.
 */
export function fromFactCheckPage(page: FactCheckPage): ClaimReview[] {
  const author = present({
    '@type': 'Organization' as const,
    name: page.claimReviewAuthor.name,
    image: page.claimReviewAuthor.imageUrl,
  });
  return page.claimReviewMarkups.map((item) =>
    present({
      '@context': SCHEMA_ORG,
      '@type': 'ClaimReview' as const,
      url: item.url ?? page.pageUrl,
      claimReviewed: item.claimReviewed,
      author,
      datePublished: page.publishDate,
      reviewRating: fromRating(item.rating),
      itemReviewed: fromClaim(item),
    }),
  );
}

function pageFields({ url, datePublished, author }: ClaimReview): Omit<FactCheckPage, 'claimReviewMarkups'> {
  return present({
    pageUrl: url.split('#', 1)[0] ?? url,
    publishDate: datePublished,
    claimReviewAuthor: present({ name: author.name, imageUrl: author.image }),
  });
}

function toMarkup({ url, claimReviewed, itemReviewed, reviewRating }: ClaimReview, pageUrl: string): Markup {
  const { author } = itemReviewed;
  return present({
    url: url === pageUrl ? undefined : url,
    claimReviewed,
    claimDate: itemReviewed.datePublished,
    claimLocation: itemReviewed.name,
    claimFirstAppearance: itemReviewed.firstAppearance?.url,
    claimAppearances: itemReviewed.appearance?.map((work) => work.url),
    claimAuthor:
      author &&
      present({ name: author.name, jobTitle: author.jobTitle, imageUrl: author.image, sameAs: author.sameAs }),
    rating: present({
      textualRating: reviewRating.alternateName,
      ratingValue: reviewRating.ratingValue,
      bestRating: reviewRating.bestRating,
      worstRating: reviewRating.worstRating,
      ratingExplanation: reviewRating.ratingExplanation,
      imageUrl: reviewRating.image,
    }),
  });
}

function fromRating(rating: Markup['rating']): ClaimReview['reviewRating'] {
  return present({
    '@type': 'Rating' as const,
    alternateName: rating.textualRating,
    name: rating.textualRating,
    ratingExplanation: rating.ratingExplanation,
    ratingValue: rating.ratingValue,
    bestRating: rating.bestRating,
    worstRating: rating.worstRating,
    image: rating.imageUrl,
  });
}

function fromClaim(item: Markup): ClaimReview['itemReviewed'] {
  const work = (url: string) => ({ '@type': 'CreativeWork' as const, url });
  const author = item.claimAuthor;
  return present({
    '@type': 'Claim' as const,
    name: item.claimLocation,
    author:
      author &&
      present({
        '@type': 'Person' as const,
        name: author.name,
        sameAs: author.sameAs,
        jobTitle: author.jobTitle,
        image: author.imageUrl,
      }),
    datePublished: item.claimDate,
    firstAppearance: item.claimFirstAppearance === undefined ? undefined : work(item.claimFirstAppearance),
    appearance: item.claimAppearances?.map(work),
  });
}

/** Without the members that are undefined, so that both directions compare equal and nothing is sent as null. */
function present<T extends object>(value: T): T {
  const copy = { ...value };
  for (const key of Object.keys(copy) as (keyof T)[]) if (copy[key] === undefined) delete copy[key];
  return copy;
}
