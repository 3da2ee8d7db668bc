import { pageIdentity } from '../common/page-identity.js';
import { claimUrl } from './claim-review.js';
import {
  nodeFindings,
  termsFindings,
  type ReviewRule,
  type RuleFinding,
  type SchemeScale,
} from './claim-review.rules.js';
import { asList, asObject, asText, hasType, parseUrl, timeSpan } from './claim-review.values.js';
import type { JsonObject } from './claim-review.values.js';
import { isScriptSafe } from './script-safe-json.js';
import { isCurrent, type VerdictReport } from './verdict-report.schemas.js';

/** One fault or doubt; `at` says where in the document, empty for the root. */
export interface ReviewFinding extends RuleFinding {
  at: string;
}

export interface ClaimReviewValidation {
  /** Host (with port) readers use for the public site. */
  siteHost: string;
  /** The report the markup is about: its rating, address and state are compared. */
  report?: VerdictReport;
  /** The same for a feed; reports are matched by their claim's address. */
  reports?: readonly VerdictReport[];
  /** The scheme: its labels must not appear in the claim, its numbers have to match. */
  scheme?: SchemeScale;
}

interface Found {
  at: string;
  node: JsonObject;
  context: unknown;
}

interface Reading {
  found: Found[];
  findings: ReviewFinding[];
}

/**
 * Checks ClaimReview markup against the ten rules of the design note: a node, a list, an `@graph`, a DataFeed, or the
 * text about to be put into a `<script>` element. Errors mean that readers of the markup will refuse or misread it, warnings need a look.
 * Never throws; what cannot be read at all is an `unreadable` error. No network: whether `url` redirects is not seen.
 */
export function validateClaimReview(jsonld: unknown, options: ClaimReviewValidation): ReviewFinding[] {
  try {
    const { value, findings } = typeof jsonld === 'string' ? parseScript(jsonld) : { value: jsonld, findings: [] };
    return value === undefined ? findings : [...findings, ...documentFindings(value, options)];
  } catch {
    // a getter or proxy of a hostile object may throw anywhere; that is a finding too
    return [finding('unreadable', 'The markup cannot be read.', '')];
  }
}

/** Rule 9 is about text: once parsed, nobody can tell how it was escaped. */
function parseScript(text: string): { value: unknown; findings: ReviewFinding[] } {
  const findings: ReviewFinding[] = [];
  if (!isScriptSafe(text)) {
    findings.push(finding('script-unsafe', 'Escape "<", U+2028 and U+2029 as \\u003c, \\u2028 and \\u2029.', ''));
  }
  try {
    return { value: JSON.parse(text) as unknown, findings };
  } catch {
    return { value: undefined, findings: [...findings, finding('unreadable', 'The markup is not JSON.', '')] };
  }
}

function documentFindings(value: unknown, options: ClaimReviewValidation): ReviewFinding[] {
  const { found, findings } = readDocument(value);
  const reports = reportsByUrl(options);
  const about = found.flatMap(({ at, node, context }) => {
    const only = found.length === 1 ? options.report : undefined;
    const report = only ?? reports.get(asText(node.url) ?? '') ?? null;
    const scheme = options.scheme ?? null;
    const all = nodeFindings(node, { siteHost: options.siteHost, report, scheme }).map((item) => ({ ...item, at }));
    return isSchemaOrg(node['@context'] ?? context)
      ? all
      : [finding('context', 'The @context has to be https://schema.org.', at), ...all];
  });
  return [...findings, ...about, ...anchorFindings(found)];
}

function readDocument(value: unknown): Reading {
  const root = asObject(value);
  if (root !== null && hasType(root, 'DataFeed')) return readFeed(root);
  const graph = root !== null && Array.isArray(root['@graph']) ? asList(root['@graph']) : null;
  const nodes = graph ?? asList(value);
  const found = nodes.flatMap((item, index) => {
    const node = asObject(item);
    const at = graph === null && !Array.isArray(value) ? '' : `${graph ? '@graph' : ''}[${index}]`;
    return node !== null && hasType(node, 'ClaimReview')
      ? [{ at, node, context: graph ? root?.['@context'] : undefined }]
      : [];
  });
  return { found, findings: found.length > 0 ? [] : [finding('type', 'There is no node of type ClaimReview.', '')] };
}

function readFeed(feed: JsonObject): Reading {
  const findings = termsFindings(feed).map((each): ReviewFinding => ({ ...each, at: '' }));
  if (!isIsoDate(feed.dateModified)) findings.push(finding('dates', 'The feed needs an ISO 8601 dateModified.', ''));
  const found = asList(feed.dataFeedElement).flatMap((item, index): Found[] => {
    const at = `dataFeedElement[${index}]`;
    const element = asObject(item);
    const node = asObject(asList(element?.item)[0]);
    if (element === null || node === null || !hasType(node, 'ClaimReview')) {
      findings.push(finding('feed', 'The element needs a ClaimReview as its first item.', at));
      return [];
    }
    if (asText(element.url) !== asText(node.url)) {
      findings.push(finding('feed', 'The element and its ClaimReview have different addresses.', at));
    }
    for (const name of ['dateCreated', 'dateModified']) {
      if (element[name] === undefined || isIsoDate(element[name])) continue;
      findings.push(finding('dates', `${name} has to be an ISO 8601 date.`, at));
    }
    return [{ at: `${at}.item[0]`, node, context: feed['@context'] }];
  });
  return { found, findings };
}

/** Rule 8: one node per page, or every node of a page with an anchor of its own. */
function anchorFindings(found: readonly Found[]): ReviewFinding[] {
  const pages = new Map<string, { at: string; anchor: string }[]>();
  for (const { at, node } of found) {
    const url = asText(node.url);
    if (url === null) continue;
    const page = pageIdentity(url);
    const nodes = pages.get(page) ?? [];
    nodes.push({ at, anchor: parseUrl(url)?.hash ?? '' });
    pages.set(page, nodes);
  }
  return [...pages.values()]
    .filter((nodes) => nodes.length > 1)
    .flatMap((nodes) => {
      const taken = new Set<string>();
      return nodes.flatMap(({ at, anchor }) => {
        const free = anchor.length > 1 && !taken.has(anchor);
        taken.add(anchor);
        return free ? [] : [finding('anchors', 'Several reviews stand on this page: each needs its own anchor.', at)];
      });
    });
}

/** A permalink outlives the verdict's versions; the current one is what the markup should be about. */
function reportsByUrl({ report, reports = [] }: ClaimReviewValidation): Map<string, VerdictReport> {
  const all = report === undefined ? reports : [...reports, report];
  const currentLast = [...all.filter((item) => !isCurrent(item)), ...all.filter(isCurrent)];
  return new Map(currentLast.map((item) => [claimUrl(item), item]));
}

function isSchemaOrg(context: unknown): boolean {
  return asList(context).some((item) => typeof item === 'string' && /^https?:\/\/schema\.org\/?$/.test(item));
}

function isIsoDate(value: unknown): boolean {
  return typeof value === 'string' && timeSpan(value) !== null;
}

function finding(rule: ReviewRule, message: string, at: string): ReviewFinding {
  return { level: 'error', rule, message, at };
}
