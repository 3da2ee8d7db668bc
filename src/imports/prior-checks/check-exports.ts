import { csvCell } from '../../reports/csv-cell.js';
import { SCHEMA_ORG } from '../../reports/claim-review.schemas.js';
import { CHECK_CELLS } from './check-columns.js';
import { type CheckFacts, type GivenNumber } from './check-facts.js';
import { toCheckFacts } from './prior-check-row.js';
import type { ExportedCheck } from './prior-checks.queries.js';

/** Checks as the table they can be imported from again, one row each. */
export async function* checksCsv(checks: AsyncIterable<ExportedCheck>): AsyncGenerator<string> {
  yield `${CHECK_CELLS.map(([name]) => csvCell(name)).join(',')}\r\n`;
  for await (const check of checks) {
    const facts = toCheckFacts(check);
    yield `${CHECK_CELLS.map(([, cell]) => csvCell(cell(facts))).join(',')}\r\n`;
  }
}

/**
 * Checks as a schema.org DataFeed. What came as ClaimReview goes out as it came, character for character; of the others
 * a ClaimReview is made.
 * @param changedAt when an import last changed a check; null while there is none.
 */
export async function* checksFeed(
  checks: AsyncIterable<ExportedCheck>,
  changedAt: Date | null,
): AsyncGenerator<string> {
  const head = JSON.stringify({ '@context': SCHEMA_ORG, '@type': 'DataFeed', dateModified: changedAt?.toISOString() });
  yield `${head.slice(0, -1)},"dataFeedElement":[`;
  let separator = '';
  for await (const check of checks) {
    const item = check.format === 'CLAIM_REVIEW' ? check.original : JSON.stringify(toNode(toCheckFacts(check)));
    const element = JSON.stringify({ '@type': 'DataFeedItem', url: check.url });
    yield `${separator}${element.slice(0, -1)},"item":[${item}]}`;
    separator = ',';
  }
  yield ']}';
}

function toNode(facts: CheckFacts): object {
  const { claimantName: name, claimantSameAs: sameAs, claimantKind: kind } = facts;
  // Without a type where the source did not say: a guess would come back as knowledge when the file is imported again.
  const type = kind === 'ORGANISATION' ? 'Organization' : kind === 'PERSON' ? 'Person' : null;
  return present({
    '@context': SCHEMA_ORG,
    '@type': 'ClaimReview',
    url: facts.url,
    claimReviewed: facts.claimText,
    name: facts.title,
    inLanguage: facts.language,
    author: facts.publisherName === null ? null : { '@type': 'Organization', name: facts.publisherName },
    datePublished: facts.reviewDate,
    dateModified: facts.modifiedDate,
    reviewRating: present({
      '@type': 'Rating',
      alternateName: facts.rating,
      ratingExplanation: facts.ratingExplanation,
      ...numbersOf(facts),
    }),
    itemReviewed: present({
      '@type': 'Claim',
      author: name === null && sameAs === null ? null : present({ '@type': type, name, sameAs }),
      datePublished: facts.claimDate,
      appearance:
        facts.appearances.length > 0 ? facts.appearances.map((url) => ({ '@type': 'CreativeWork', url })) : null,
    }),
  });
}

const numbersOf = ({ ratingValue, bestRating, worstRating }: CheckFacts): Record<string, GivenNumber> => ({
  ratingValue,
  bestRating,
  worstRating,
});

const present = (value: Record<string, unknown>): object =>
  Object.fromEntries(Object.entries(value).filter(([, member]) => member !== null));
