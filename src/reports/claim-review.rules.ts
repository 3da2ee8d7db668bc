import { pageIdentity } from '../common/page-identity.js';
import { claimReview } from './claim-review.schemas.js';
import { claimUrl } from './claim-review.js';
import { asList, asNumber, asObject, asText, parseUrl, timeSpan, urlsIn } from './claim-review.values.js';
import type { JsonObject } from './claim-review.values.js';
import { isCurrent, type VerdictReport } from './verdict-report.schemas.js';

export type ReviewRule =
  | 'unreadable'
  | 'script-unsafe'
  | 'context'
  | 'type'
  | 'required'
  | 'recommended'
  | 'url'
  | 'claim-length'
  | 'claim-names-rating'
  | 'hidden-characters'
  | 'rating-scale'
  | 'rating-reversed'
  | 'off-scale'
  | 'claimant-is-page'
  | 'dates'
  | 'not-current'
  | 'anchors'
  | 'feed'
  | 'terms'
  | 'pages-mapping';

export interface RuleFinding {
  level: 'error' | 'warning';
  rule: ReviewRule;
  message: string;
}

/** The part of a rating scheme the rules need. */
export interface SchemeScale {
  min: number;
  max: number;
  labels: readonly { name: string; ordinal: number | null }[];
}

export interface NodeContext {
  siteHost: string;
  report: VerdictReport | null;
  scheme: SchemeScale | null;
}

const error = (rule: ReviewRule, message: string): RuleFinding => ({ level: 'error', rule, message });
const warning = (rule: ReviewRule, message: string): RuleFinding => ({ level: 'warning', rule, message });

/** Every finding about one ClaimReview node by itself. */
export function nodeFindings(node: JsonObject, context: NodeContext): RuleFinding[] {
  return [
    ...requiredFindings(node),
    ...urlFindings(node, context),
    ...claimTextFindings(node, context),
    ...ratingFindings(node, context),
    ...claimantFindings(node),
    ...dateFindings(node),
    ...currencyFindings(context.report),
    ...mappingFindings(node),
    ...termsFindings(node),
  ];
}

function requiredFindings(node: JsonObject): RuleFinding[] {
  const rating = asObject(node.reviewRating);
  const claim = asObject(node.itemReviewed);
  const required: [string, unknown][] = [
    ['claimReviewed', asText(node.claimReviewed)],
    ['url', asText(node.url)],
    ['reviewRating', rating],
    ['reviewRating.alternateName', asText(rating?.alternateName)],
  ];
  const recommended: [string, unknown][] = [
    ['author (name or url)', asText(asObject(node.author)?.name) ?? asText(asObject(node.author)?.url)],
    ['datePublished', asText(node.datePublished)],
    ['itemReviewed', claim],
    ['itemReviewed.author', asObject(claim?.author)],
    ['itemReviewed.datePublished', asText(claim?.datePublished)],
    ['itemReviewed.firstAppearance or appearance', urlsIn([claim?.firstAppearance, claim?.appearance].flat())[0]],
  ];
  const absent = ([, value]: [string, unknown]) => value === null || value === undefined;
  return [
    ...required.filter(absent).map(([name]) => error('required', `${name} is missing.`)),
    ...recommended.filter(absent).map(([name]) => warning('recommended', `${name} is recommended and missing.`)),
  ];
}

/** Rule 3. Whether the address redirects cannot be seen here; with the report at hand it has to be the permalink. */
function urlFindings(node: JsonObject, { siteHost, report }: NodeContext): RuleFinding[] {
  const text = asText(node.url);
  if (text === null) return [];
  const url = parseUrl(text);
  if (url === null) return [error('url', 'url is not an absolute address.')];
  const findings: RuleFinding[] = [];
  const plain = url.protocol === 'http:' && isLoopback(url.hostname);
  if (url.protocol !== 'https:' && !plain) findings.push(error('url', 'url has to use https.'));
  if (url.username !== '' || url.password !== '') findings.push(error('url', 'url must not carry a user name.'));
  if (url.host !== parseUrl(`${url.protocol}//${siteHost}`)?.host) {
    findings.push(error('url', `url has to be on this site (${siteHost}), not on ${url.host}.`));
  }
  if (report !== null && text !== claimUrl(report)) {
    findings.push(error('url', `url has to be the permanent address ${claimUrl(report)}, without a redirect.`));
  }
  return findings;
}

function isLoopback(hostname: string): boolean {
  return hostname === '[::1]' || /(^|\.)localhost$/.test(hostname) || /^127(\.\d{1,3}){3}$/.test(hostname);
}

const AIM_LENGTH = 75;
const MAX_LENGTH = 200;
/** Overrides, embeddings and isolates reorder what is read; control characters hide it. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

/** Rule 4. Lengths are in characters (code points). */
function claimTextFindings(node: JsonObject, { report, scheme }: NodeContext): RuleFinding[] {
  const text = asText(node.claimReviewed);
  if (text === null) return [];
  const findings: RuleFinding[] = [];
  const { length } = Array.from(text);
  if (length > MAX_LENGTH) {
    findings.push(error('claim-length', `claimReviewed has ${length} characters, at most ${MAX_LENGTH} are allowed.`));
  } else if (length > AIM_LENGTH) {
    findings.push(warning('claim-length', `claimReviewed has ${length} characters; aim for ${AIM_LENGTH} or fewer.`));
  }
  const rating = asObject(node.reviewRating);
  const names = [
    rating?.alternateName,
    rating?.name,
    report?.rating.name,
    ...(scheme?.labels.map((l) => l.name) ?? []),
  ];
  for (const name of new Set(names.map(asText).filter((label) => label !== null))) {
    findings.push(...labelFindings(text.slice(0, MAX_LENGTH * 2), name));
  }
  if (HIDDEN.test(text) || HIDDEN.test(asText(rating?.alternateName) ?? '')) {
    findings.push(warning('hidden-characters', 'The claim or the rating holds control or text-direction characters.'));
  }
  return findings;
}

/**
 * A label set apart from the sentence ("FALSE: ...", "... (false)") is a rating and an error. As a word within the
 * sentence it may belong to the claim ("said the story was false"), so a person has to look.
 */
function labelFindings(text: string, label: string): RuleFinding[] {
  const word = `(?<![\\p{L}\\p{N}])${label.slice(0, 100).replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')}(?![\\p{L}\\p{N}])`;
  if (!new RegExp(word, 'iu').test(text)) return [];
  const leads = new RegExp(`^[\\s"'“”‘’([]*${word}[\\s"'“”‘’)\\]]*([:|\\u2013\\u2014)\\]]|-\\s|$)`, 'iu').test(text);
  const trails = new RegExp(`([:|\\u2013\\u2014([]|\\s-)[\\s"'“”‘’]*${word}[\\s"'“”‘’)\\].!]*$`, 'iu').test(text);
  if (leads || trails) return [error('claim-names-rating', `claimReviewed holds the rating "${label}".`)];
  return [
    warning('claim-names-rating', `claimReviewed uses the words of the label "${label}": is it the claim's own?`),
  ];
}

/** Rules 1 and 2. */
function ratingFindings(node: JsonObject, { report, scheme }: NodeContext): RuleFinding[] {
  const rating = asObject(node.reviewRating);
  if (rating === null) return [];
  const label = asText(rating.alternateName);
  const expected = report?.rating ?? expectedIn(scheme, label);
  const given = [rating.ratingValue, rating.bestRating, rating.worstRating].filter((number) => number !== undefined);
  const findings: RuleFinding[] = [];
  if (report !== null && label !== null && label !== report.rating.name) {
    findings.push(error('rating-scale', `The rating reads "${label}" but the verdict is "${report.rating.name}".`));
  }
  if (given.length === 0) {
    if (expected === null || expected.ordinal === null) return findings;
    return [...findings, warning('rating-scale', 'The label is on the scale, but the rating has no number.')];
  }
  if (expected !== null && expected.ordinal === null) {
    const message = 'The label is off the scale: ratingValue, bestRating and worstRating have to be absent.';
    return [...findings, error('off-scale', message)];
  }
  if (given.length < 3) {
    return [...findings, error('rating-scale', 'Give ratingValue, bestRating and worstRating, or none of them.')];
  }
  return [...findings, ...numberFindings(rating, label, expected)];
}

type Expected = { ordinal: number | null; min: number; max: number } | null;

function expectedIn(scheme: SchemeScale | null, label: string | null): Expected {
  const found = scheme?.labels.find(({ name }) => name === label);
  return scheme && found ? { ordinal: found.ordinal, min: scheme.min, max: scheme.max } : null;
}

function numberFindings(rating: JsonObject, label: string | null, expected: Expected): RuleFinding[] {
  const [value, best, worst] = [rating.ratingValue, rating.bestRating, rating.worstRating].map(asNumber);
  if (typeof value !== 'number' || typeof best !== 'number' || typeof worst !== 'number') {
    return [error('rating-scale', 'ratingValue, bestRating and worstRating have to be numbers.')];
  }
  const findings: RuleFinding[] = [];
  if (best <= worst) findings.push(error('rating-scale', 'bestRating has to be above worstRating.'));
  if (worst < 1) findings.push(error('rating-scale', 'worstRating has to be at least 1.'));
  if (best > worst && (value < worst || value > best)) {
    findings.push(error('rating-scale', 'ratingValue has to lie between worstRating and bestRating.'));
  }
  if (![value, best, worst].every(Number.isInteger)) {
    findings.push(warning('rating-scale', 'Whole numbers are preferred; the Fact Check Tools API takes no others.'));
  }
  if (expected !== null && (value !== expected.ordinal || best !== expected.max || worst !== expected.min)) {
    const scale = `${expected.ordinal} on ${expected.min} to ${expected.max}`;
    findings.push(error('rating-scale', `The numbers differ from the verdict, which is ${scale}.`));
  }
  if (isReversed(label, value, (best + worst) / 2)) {
    findings.push(error('rating-reversed', `"${label}" stands at the wrong end: values near bestRating mean true.`));
  }
  return findings;
}

/**
 * Catches a reversed scale by the labels whose meaning is beyond doubt. Publishers have shipped this fault, and
 * schema.org's own sample pairs "True" with 1 out of 6.
 */
function isReversed(label: string | null, value: number, middle: number): boolean {
  const name = (label ?? '').trim().toLowerCase();
  if (/^(mostly |largely )?(true|correct|accurate)$/.test(name)) return value < middle;
  return /^((mostly |largely |blatantly )?(false|incorrect|inaccurate)|pants on fire)!?$/.test(name) && value > middle;
}

/** Rule 5 (schemaorg issue 1828): `sameAs` says who the claimant is, not where the claim stands. */
function claimantFindings(node: JsonObject): RuleFinding[] {
  const claim = asObject(node.itemReviewed);
  const pages = new Set(urlsIn([claim?.firstAppearance, claim?.appearance].flat()).map(pageIdentity));
  const identities = asList(claim?.author).flatMap((author) => urlsIn(asObject(author)?.sameAs));
  return identities
    .filter((url) => pages.has(pageIdentity(url)))
    .map((url) =>
      error('claimant-is-page', `sameAs has to identify the claimant, but ${url} is where the claim stands.`),
    );
}

/** Rule 7. */
function dateFindings(node: JsonObject): RuleFinding[] {
  const findings: RuleFinding[] = [];
  const read = (name: string, value: unknown) => {
    if (value === undefined) return null;
    const span = typeof value === 'string' ? timeSpan(value) : null;
    if (span === null) findings.push(error('dates', `${name} has to be an ISO 8601 date, or a time with its zone.`));
    return span;
  };
  const published = read('datePublished', node.datePublished);
  const modified = read('dateModified', node.dateModified);
  const made = read('itemReviewed.datePublished', asObject(node.itemReviewed)?.datePublished);
  if (made && published && made.from > published.to) {
    findings.push(error('dates', 'The claim is dated after the publication of its review.'));
  }
  if (published && modified && published.from > modified.to) {
    findings.push(error('dates', 'dateModified lies before datePublished.'));
  }
  return findings;
}

/** Rule 6, and the invariant that a stale verdict is never shown as current: the markup has no word for either. */
function currencyFindings(report: VerdictReport | null): RuleFinding[] {
  if (report === null || isCurrent(report)) return [];
  const message = `Report ${report.number} is ${whyNotCurrent(report)} and must not be given out as ClaimReview.`;
  return [error('not-current', message)];
}

function whyNotCurrent({ retracted, state, stale, supersededBy }: VerdictReport): string {
  if (retracted || state === 'RETRACTED') return 'retracted';
  if (supersededBy !== null || state === 'SUPERSEDED') return 'superseded';
  return stale ? 'stale' : 'waiting for its source to be compared';
}

/** Rule 10: what is not of the shape we write cannot be carried to the Fact Check Tools API without loss. */
const CARRIED = claimReview.omit({
  '@context': true,
  '@type': true,
  sdPublisher: true,
  sdDatePublished: true,
  sdLicense: true,
});

function mappingFindings(node: JsonObject): RuleFinding[] {
  const shape = CARRIED.safeParse(node);
  if (shape.success) return [];
  const paths = shape.error.issues.map(({ path }) => path.join('.'));
  return [warning('pages-mapping', `Not carried to the Fact Check Tools API as it stands: ${paths.join(', ')}.`)];
}

/** Who gives the markup itself out, when, and on which terms: of a review or of a feed. All of it may be absent. */
export function termsFindings({ sdPublisher, sdDatePublished, sdLicense }: JsonObject): RuleFinding[] {
  const findings: RuleFinding[] = [];
  if (sdPublisher !== undefined && asText(asObject(sdPublisher)?.name) === null) {
    findings.push(error('terms', 'sdPublisher has to be an organisation or a person with a name.'));
  }
  const day = asText(sdDatePublished);
  if (sdDatePublished !== undefined && (day === null || timeSpan(day) === null)) {
    findings.push(error('dates', 'sdDatePublished has to be an ISO 8601 date.'));
  }
  const [licence] = urlsIn(sdLicense);
  if (sdLicense !== undefined && (licence === undefined || parseUrl(licence)?.protocol !== 'https:')) {
    findings.push(error('terms', 'sdLicense has to be the https address of the licence.'));
  }
  return findings;
}
