import { decodeBytes } from '../../text/decode.js';
import { lightened } from '../../reading/html-source.js';
import { parseLenientJson } from '../../reading/lenient-json.js';
import { asObject } from '../../reports/claim-review.values.js';
import { importBroken } from '../imports.errors.js';
import type { ImportItem, ItemReading } from '../import-item.js';
import { checkItem, faultItem } from './check-record.js';
import type { CheckRecord } from './check-facts.js';
import { reviewsIn } from './claim-review-nodes.js';
import { fromClaimReview } from './from-claim-review.js';
import { mediaNote } from './json-checks.js';

/**
 * The ClaimReviews in the JSON-LD scripts of a page. Microdata is not read.
 * @param address where the page was found; null for a file
 * @throws AppError IMPORT_BROKEN for a page without JSON-LD; as `decodeBytes`
 */
export async function pageChecks(
  bytes: Buffer,
  address: string | null,
  charset: string | null,
): Promise<ItemReading<CheckRecord>> {
  const { text } = await decodeBytes(bytes, { html: true, charset });
  const { jsonLd } = lightened(text);
  if (jsonLd.length === 0) {
    const remedy = /itemtype\s*=\s*["']?https?:\/\/schema\.org\/ClaimReview/i.test(text)
      ? 'It has ClaimReview as microdata, which is not read. Enter it as a table (CSV) instead.'
      : 'Is it the page of the fact check itself, as the server sends it?';
    throw importBroken(`The page holds no JSON-LD (script type="application/ld+json"). ${remedy}`);
  }
  const notes: string[] = [];
  let media = 0;
  const pageHost = address === null ? null : new URL(address).host;
  const items = jsonLd.flatMap((script, index) => {
    const found = scriptItems(script, `script[${index}]`, pageHost);
    media += found.media;
    return found.items;
  });
  if (media > 0) notes.push(mediaNote(media));
  if (items.length === 0) notes.push('The JSON-LD of the page holds no ClaimReview.');
  return { items: each(items), notes };
}

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** Scripts about other things than fact checks are none of our business; what is no JSON is, if it names ClaimReview. */
function scriptItems(
  script: string,
  place: string,
  pageHost: string | null,
): { items: ImportItem<CheckRecord>[]; media: number } {
  const json = readable(script);
  if (json === null) {
    const items = script.includes('ClaimReview')
      ? [faultItem(place, 'ROW_UNREADABLE', 'The script names ClaimReview, but is not JSON that can be read.')]
      : [];
    return { items, media: 0 };
  }
  const { reviews, mediaReviews } = reviewsIn(json.text);
  const items = reviews.map(({ node, raw, path, context }) => {
    const item = checkItem(
      `${place}${path}`,
      fromClaimReview(node, { context, pageHost }),
      raw,
      'CLAIM_REVIEW',
      asObject(node)?.claimReviewed,
    );
    if (json.mended)
      item.warnings?.push({
        rule: 'unreadable',
        message: 'The script is not JSON as it stands and was mended; the original is kept as mended.',
      });
    return item;
  });
  return { items, media: mediaReviews };
}

/** The script as JSON: as it stands, or mended when it was written by hand; null when there is no mending it. */
function readable(script: string): { text: string; mended: boolean } | null {
  try {
    JSON.parse(script);
    return { text: script, mended: false };
  } catch {
    const mended = parseLenientJson(script);
    return mended === null ? null : { text: JSON.stringify(mended), mended: true };
  }
}
