import { pageIdentity } from '../../common/page-identity.js';
import type { RowWarning } from '../import-row.entity.js';
import type { RowFault } from '../import-item.js';
import {
  asList,
  asObject,
  asText,
  hasType,
  type JsonObject,
  parseUrl,
  urlsIn,
} from '../../reports/claim-review.values.js';
import { validateClaimReview } from '../../reports/claim-review.validator.js';
import type { VerdictReport } from '../../reports/verdict-report.schemas.js';
import { toWellFormedText } from '../../text/unicode.js';
import type { CheckFacts, GivenNumber } from './check-facts.js';
import { cleanText, hasHidden } from './clean-text.js';
import { OFF_SCALE_LABELS } from './off-scale-labels.js';
import { reviewDay } from './review-day.js';

/** Longest statement that is taken; what is longer is no claim but an article. */
export const LONGEST_CLAIM = 5000;
const LONGEST_URL = 2000;
const MOST_APPEARANCES = 100;

/** What is known of a node besides itself. */
export interface ReviewContext {
  /** `@context` of what it stands in. */
  context?: unknown;
  /** Host of the page it was found on; null when it came in a file, which may hold reviews of many sites. */
  pageHost: string | null;
  /** Our own report it was made from. */
  report?: VerdictReport;
}

export type MappedReview = { facts: CheckFacts; warnings: RowWarning[] } | RowFault;

/**
 * Maps a ClaimReview of anybody to what we keep of it. What the ten rules of the validator find is a warning as long as
 * address, claim and rating in words are there: nobody can mend another desk's mark-up.
 */
export function fromClaimReview(node: JsonObject, about: ReviewContext): MappedReview {
  const url = reviewUrl(asText(node.url));
  if (typeof url !== 'string') return url;
  const claimText = cleanText(node.claimReviewed, LONGEST_CLAIM);
  if (claimText === null) return fault('ROW_INCOMPLETE', 'claimReviewed is missing: what was checked is not said.');
  if (Array.from(String(node.claimReviewed)).length > LONGEST_CLAIM) {
    return fault(
      'ROW_TOO_LONG',
      `The claim is longer than ${LONGEST_CLAIM} characters: this is an article, not a claim.`,
    );
  }
  const rating = asObject(node.reviewRating) ?? {};
  const words = cleanText(rating.alternateName, 1000) ?? cleanText(rating.name, 1000);
  if (words === null) {
    return fault('ROW_INCOMPLETE', 'reviewRating.alternateName is missing: a number alone does not say what it means.');
  }
  const facts = { ...factsOf(node, url), claimText, rating: words, ...numbersOf(rating) };
  return { facts, warnings: warningsOf(node, facts, about) };
}

/** An address that is absolute and of the web, as the URL standard spells it. */
export function reviewUrl(text: string | null): string | RowFault {
  if (text === null)
    return fault('ROW_ADDRESS', 'The address of the review is missing: without it nobody can look it up.');
  const url = parseUrl(text.trim());
  if (url === null || !/^https?:$/.test(url.protocol) || !isWebHost(url.hostname)) {
    return fault('ROW_ADDRESS', `The address of the review has no host on the web: ${text.slice(0, 200)}`);
  }
  if (url.username !== '' || url.password !== '') {
    return fault('ROW_ADDRESS', 'The address of the review carries a user name. Give it without.');
  }
  if (url.href.length > LONGEST_URL)
    return fault('ROW_ADDRESS', `The address is longer than ${LONGEST_URL} characters.`);
  return url.href;
}

/** `https:///reports/1` is read as the host `reports`; a desk on trial may be on this machine. */
const isWebHost = (host: string): boolean => host.includes('.') || host === 'localhost' || host.startsWith('[');

export const siteOf = (url: string): string => new URL(url).host.replace(/^www\./, '');

function factsOf(node: JsonObject, url: string): Omit<CheckFacts, 'claimText' | 'rating' | keyof RatingNumbers> {
  const claim = asObject(asList(node.itemReviewed)[0]) ?? {};
  const appearances = webPages([claim.firstAppearance, claim.appearance].flat());
  const author = asList(claim.author)[0];
  const claimant = asObject(author) ?? { name: author };
  const reviewDate = cleanText(node.datePublished, 60);
  const publisher = asList(node.author)[0] ?? asList(node.publisher)[0];
  return {
    url,
    claimantName: cleanText(claimant.name, 300),
    claimantSameAs: identityOf(claimant, appearances),
    claimantKind: kindOf(claimant),
    claimDate: cleanText(claim.datePublished, 60),
    reviewDate,
    modifiedDate: cleanText(node.dateModified, 60),
    reviewDay: reviewDay(reviewDate),
    appearances,
    publisherName: cleanText(asObject(publisher)?.name ?? publisher, 300),
    publisherSite: siteOf(url),
    title: cleanText(node.headline, 500) ?? cleanText(node.name, 500),
    ratingExplanation: cleanText(asObject(node.reviewRating)?.ratingExplanation, 5000),
    language: languageOf(node.inLanguage),
  };
}

type RatingNumbers = Pick<CheckFacts, 'ratingValue' | 'bestRating' | 'worstRating'>;

const numbersOf = (rating: JsonObject): RatingNumbers => ({
  ratingValue: givenNumber(rating.ratingValue),
  bestRating: givenNumber(rating.bestRating),
  worstRating: givenNumber(rating.worstRating),
});

/** As it stands, number or text. */
export function givenNumber(value: unknown): GivenNumber {
  return typeof value === 'number' && Number.isFinite(value) ? value : cleanText(value, 50);
}

function webPages(values: unknown[]): string[] {
  const found = urlsIn(values.filter((value) => value !== undefined))
    .map((text) => reviewUrl(text))
    .filter((url) => typeof url === 'string');
  return [...new Set(found)].slice(0, MOST_APPEARANCES);
}

/** `sameAs` that only repeats where the claim stands says nothing of who made it. */
function identityOf(claimant: JsonObject, appearances: readonly string[]): string | null {
  const pages = new Set(appearances.map(pageIdentity));
  return webPages([claimant.sameAs].flat()).find((url) => !pages.has(pageIdentity(url))) ?? null;
}

function kindOf(claimant: JsonObject): CheckFacts['claimantKind'] {
  if (hasType(claimant, 'Person')) return 'PERSON';
  return hasType(claimant, 'Organization') ? 'ORGANISATION' : null;
}

function languageOf(value: unknown): string | null {
  const tag = cleanText(asObject(value)?.alternateName ?? asList(value)[0], 35);
  try {
    return tag === null ? null : (Intl.getCanonicalLocales(tag)[0] ?? null);
  } catch {
    return null;
  }
}

/** `recommended` and `pages-mapping` say what could be better, of nearly every review there is: they are left out. */
const NOT_TOLD = new Set(['recommended', 'pages-mapping', 'anchors']);

function warningsOf(node: JsonObject, facts: CheckFacts, { context, pageHost, report }: ReviewContext): RowWarning[] {
  const scheme = report ? undefined : OFF_SCALE_LABELS;
  const options = { siteHost: pageHost ?? new URL(facts.url).host, report, scheme };
  const whole = { '@context': context, ...node, url: facts.url };
  const warnings = validateClaimReview(whole, withoutUndefined(options))
    .filter(({ rule }) => !NOT_TOLD.has(rule))
    .map(({ rule, message }): RowWarning => ({ rule, message: toWellFormedText(message.slice(0, 500)) }));
  const others = [node.headline, node.name, asObject(node.author)?.name, facts.claimantName, facts.ratingExplanation];
  if (others.some(hasHidden) && !warnings.some(({ rule }) => rule === 'hidden-characters')) {
    warnings.push({
      rule: 'hidden-characters',
      message: 'A text holds control or text-direction characters; they are not shown.',
    });
  }
  return warnings;
}

function withoutUndefined<T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as never;
}

const fault = (code: string, message: string): RowFault => ({ code, message });
