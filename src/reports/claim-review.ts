import { SCHEMA_ORG, type ClaimReview, type ClaimReviewFeed } from './claim-review.schemas.js';
import type { DataPublisher, Edition } from './data-publisher.js';
import { isCurrent, type VerdictReport } from './verdict-report.schemas.js';

/** The address of the claim inside its report page: the permalink with `#claim-<id>`. */
export function claimUrl({ permalink, claimId }: Pick<VerdictReport, 'permalink' | 'claimId'>): string {
  const page = permalink.split('#', 1)[0] ?? permalink;
  return `${page}#claim-${encodeURIComponent(claimId)}`;
}

/**
 * The report as a schema.org ClaimReview (JSON-LD). ClaimReview has no word for "stale" or "retracted", so callers
 * put it on a page only when `isCurrent(report)`; the mapping itself works for every report.
 * Mapping and constraints: Google's ClaimReview page and schema.org release 30.
 * @param publisher who gives the markup out; left out where it is only looked at, such as for its rules
 */
export function toClaimReview(report: VerdictReport, publisher?: DataPublisher): ClaimReview {
  const { name, url, correctionsPolicy } = report.organisation;
  return {
    '@context': SCHEMA_ORG,
    '@type': 'ClaimReview',
    url: claimUrl(report),
    claimReviewed: report.shortStatement,
    inLanguage: report.language,
    author: {
      '@type': 'Organization',
      name,
      ...optional('url', webUrl(url)),
      ...optional('correctionsPolicy', webUrl(correctionsPolicy)),
      ...optional('publishingPrinciples', methodologyUrl(url)),
    },
    datePublished: report.firstPublishedAt,
    dateModified: report.modifiedAt,
    reviewRating: toRating(report),
    itemReviewed: toClaim(report),
    ...optional('mainEntityOfPage', toPage(report)),
    ...(publisher && markupTerms(publisher, report.modifiedAt)),
  };
}

/**
 * The current reports as a schema.org DataFeed, ordered by report number and verdict version so that the same reports
 * give the same bytes. Stale, superseded and retracted reports are left out.
 */
export function toDataFeed(reports: readonly VerdictReport[], edition: Edition): ClaimReviewFeed {
  return {
    ...feedHead(edition),
    dataFeedElement: reports
      .filter(isCurrent)
      .toSorted((a, b) => a.number - b.number || a.verdictVersion - b.verdictVersion)
      .map((report) => toFeedItem(report, edition.publisher)),
  };
}

/** The feed but for its elements. */
export const feedHead = ({ changedAt, publisher }: Edition): Omit<ClaimReviewFeed, 'dataFeedElement'> => ({
  '@context': SCHEMA_ORG,
  '@type': 'DataFeed',
  dateModified: changedAt,
  ...markupTerms(publisher, changedAt),
});

export const toFeedItem = (
  report: VerdictReport,
  publisher: DataPublisher,
): ClaimReviewFeed['dataFeedElement'][number] => ({
  '@type': 'DataFeedItem',
  url: claimUrl(report),
  dateCreated: report.firstPublishedAt,
  dateModified: report.modifiedAt,
  item: [toClaimReview(report, publisher)],
});

/** @param changedAt when what the markup tells last changed; schema.org wants the day */
const markupTerms = ({ name, url, licence }: DataPublisher, changedAt: string) => ({
  sdPublisher: { '@type': 'Organization' as const, name, ...optional('url', webUrl(url)) },
  sdDatePublished: changedAt.slice(0, 10),
  ...optional('sdLicense', licence),
});

function toRating({ rating, summary }: VerdictReport): ClaimReview['reviewRating'] {
  const { ordinal, min, max, claimReview } = rating;
  const name = claimReview?.name ?? rating.name;
  // a label off the scale carries none of the three numbers: a lone limit would let readers invent a value
  const numbers =
    ordinal === null ? {} : { ratingValue: claimReview?.value ?? ordinal, bestRating: max, worstRating: min };
  return {
    '@type': 'Rating',
    alternateName: name,
    name,
    ...optional('ratingExplanation', summary),
    ...numbers,
  };
}

function toClaim(report: VerdictReport): ClaimReview['itemReviewed'] {
  const seen = [...report.appearances, report.document.url].map(webUrl).filter((url) => url !== null);
  const [first, ...others] = [...new Set(seen)].map((url) => ({ '@type': 'CreativeWork' as const, url }));
  return {
    '@type': 'Claim',
    text: report.statement,
    ...optional('author', toClaimAuthor(report.claimant)),
    ...optional('datePublished', report.madeAt),
    ...optional('firstAppearance', first),
    ...optional('appearance', others.length > 0 ? others : null),
    ...optional('claimInterpreter', toInterpreter(report)),
  };
}

/** Words that are not the source's own were put by the desk. */
function toInterpreter({ statement, quote, organisation }: VerdictReport) {
  if (statement === quote.exact) return null;
  const { name, url } = organisation;
  return { '@type': 'Organization' as const, name, ...optional('url', webUrl(url)) };
}

/** schema.org puts corrections on the page that was corrected, not on the review. */
function toPage({ permalink, corrections }: VerdictReport): ClaimReview['mainEntityOfPage'] | null {
  if (corrections.length === 0) return null;
  return {
    '@type': 'WebPage',
    url: permalink,
    correction: corrections.map(({ what, now, publishedAt }) => ({
      '@type': 'CorrectionComment',
      text: `${what} ${now}`,
      datePublished: publishedAt,
    })),
  };
}

/** The page that the site has at this address below its own. */
function methodologyUrl(url: string): string | null {
  return webUrl(url) === null ? null : `${url}/methodology`;
}

function toClaimAuthor(claimant: VerdictReport['claimant']): ClaimReview['itemReviewed']['author'] | null {
  if (claimant === null) return null;
  const person = claimant.kind === 'PERSON';
  return {
    '@type': person ? 'Person' : 'Organization',
    name: claimant.name,
    ...optional('sameAs', webUrl(claimant.sameAs)),
    // schema.org gives a job title to persons only
    ...optional('jobTitle', person ? claimant.jobTitle : null),
  };
}

/** `{key: value}`, or nothing when there is no value: JSON-LD readers take `null` for a value. */
function optional<K extends string, V>(key: K, value: V | null | undefined): { [P in K]?: V } {
  const entry: { [P in K]?: V } = {};
  if (value !== null && value !== undefined && value !== '') entry[key] = value;
  return entry;
}

/** The URL when it is http or https; readers of the markup turn these fields into links. */
function webUrl(url: string | null): string | null {
  return url !== null && /^https?:\/\//i.test(url) ? url : null;
}
