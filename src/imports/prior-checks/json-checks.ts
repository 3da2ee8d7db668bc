import { factCheckPage, fromFactCheckPage } from '../../reports/fact-check-pages.js';
import { asObject, type JsonObject } from '../../reports/claim-review.values.js';
import type { ImportItem, ItemReading } from '../import-item.js';
import { JsonElements } from '../sources/json-elements.js';
import { checkItem, faultItem } from './check-record.js';
import type { CheckRecord } from './check-facts.js';
import { reviewsIn } from './claim-review-nodes.js';
import { fromClaimReview } from './from-claim-review.js';

/** Longest element of a feed, in characters; reviews have some thousand. */
export const LONGEST_ELEMENT = 2_000_000;

type Items = AsyncGenerator<ImportItem<CheckRecord>>;

/**
 * ClaimReviews of a JSON file: a node, a list of them, an `@graph`, a DataFeed, or `pages` of the Fact Check Tools API.
 * One element of the list is in memory at a time.
 */
export function jsonChecks(text: AsyncIterable<string>): ItemReading<CheckRecord> {
  const notes: string[] = [];
  return { items: readElements(text, notes), notes };
}

async function* readElements(text: AsyncIterable<string>, notes: string[]): Items {
  const elements = new JsonElements(LONGEST_ELEMENT);
  let mediaReviews = 0;
  for await (const { raw, place } of elements.read(text)) {
    if (raw === null) {
      yield faultItem(place, 'ROW_TOO_LONG', `The element is longer than ${LONGEST_ELEMENT} characters.`);
      continue;
    }
    const { items, media } = elementItems(raw, place, elements.head['@context']);
    mediaReviews += media;
    yield* items;
  }
  if (mediaReviews > 0) notes.push(mediaNote(mediaReviews));
}

export const mediaNote = (count: number): string =>
  `${count} MediaReview(s) were passed over: they rate pictures and films, which are not imported.`;

function elementItems(raw: string, place: string, context: unknown) {
  try {
    const parsed: unknown = JSON.parse(raw);
    const element = asObject(parsed);
    if (element && Array.isArray(element.claimReviewMarkups))
      return { items: pageItems(raw, element, place), media: 0 };
    return reviewItems(raw, place, context);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message.slice(0, 200) : 'it is nested too deeply';
    return { items: [faultItem(place, 'ROW_UNREADABLE', `This is not JSON that can be read: ${why}.`)], media: 0 };
  }
}

function reviewItems(raw: string, place: string, context: unknown) {
  const { reviews, mediaReviews } = reviewsIn(raw, context);
  const items = reviews.map(({ node, raw: original, path, context: own }) => {
    const mapped = fromClaimReview(node, { context: own, pageHost: null });
    return checkItem(`${place}${path}`, mapped, original, 'CLAIM_REVIEW', node.claimReviewed);
  });
  if (items.length === 0 && mediaReviews === 0) {
    items.push(faultItem(place, 'ROW_UNREADABLE', 'There is no ClaimReview in it.'));
  }
  return { items, media: mediaReviews };
}

/** Every mark-up of a page keeps the whole page as its original: publisher and date are said once for all of them. */
function pageItems(raw: string, element: JsonObject, place: string): ImportItem<CheckRecord>[] {
  const page = factCheckPage.safeParse(element);
  if (!page.success) {
    const paths = page.error.issues.slice(0, 5).map(({ path }) => path.join('.'));
    return [faultItem(place, 'ROW_UNREADABLE', `This is no page of the Fact Check Tools API: ${paths.join(', ')}.`)];
  }
  return fromFactCheckPage(page.data).map((review, index) => {
    const mapped = fromClaimReview({ ...review }, { pageHost: null });
    return checkItem(`${place}.claimReviewMarkups[${index}]`, mapped, raw, 'FACT_CHECK_PAGE', review.claimReviewed);
  });
}
