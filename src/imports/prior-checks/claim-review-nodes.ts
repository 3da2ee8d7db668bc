import { asList, asObject, hasType, type JsonObject } from '../../reports/claim-review.values.js';
import { rawItems, rawMembers } from '../sources/raw-json.js';

/** A ClaimReview inside of some JSON-LD. */
export interface FoundReview {
  node: JsonObject;
  /** The node as it stands in the text; with what it refers to by `@id` filled in, where it does. */
  raw: string;
  /** Where: `.item[0]`, `[2]`, or empty for the text itself. */
  path: string;
  context: unknown;
}

export interface FoundReviews {
  reviews: FoundReview[];
  /** MediaReviews are not read: they rate a picture or film, not a claim. */
  mediaReviews: number;
}

/** Members that may hold a review, or what holds one. */
const HOLDERS = new Set([
  'item',
  '@graph',
  'mainEntity',
  'itemListElement',
  'dataFeedElement',
  'hasPart',
  'review',
  'subjectOf',
]);
const DEEPEST = 6;
const MOST = 1000;

/** Every ClaimReview in a JSON-LD text. @throws SyntaxError when it is no JSON */
export function reviewsIn(json: string, context?: unknown): FoundReviews {
  const root: unknown = JSON.parse(json);
  const found: FoundReviews = { reviews: [], mediaReviews: 0 };
  const byId = new Map<string, JsonObject>();
  if (json.includes('"@graph"') || Array.isArray(root)) collectIds(root, byId, 0);
  visit({ value: root, raw: json.trim(), path: '', context }, 0, byId, found);
  return found;
}

interface Visited {
  value: unknown;
  raw: string;
  path: string;
  context: unknown;
}

function visit({ value, raw, path, context }: Visited, depth: number, byId: Ids, found: FoundReviews): void {
  if (depth > DEEPEST || found.reviews.length >= MOST) return;
  if (Array.isArray(value)) {
    const raws = rawItems(raw);
    for (const [index, item] of (value as unknown[]).entries()) {
      visit({ value: item, raw: raws[index] ?? '', path: `${path}[${index}]`, context }, depth + 1, byId, found);
    }
    return;
  }
  const node = asObject(value);
  if (node === null) return;
  if (hasType(node, 'ClaimReview')) {
    const whole = resolved(node, byId);
    // Taken out of its graph, a reference would lead nowhere: the review is kept with what it refers to.
    const same = JSON.stringify(whole) === JSON.stringify(node);
    found.reviews.push({ node: whole, raw: same ? raw : JSON.stringify(whole), path, context });
  } else if (hasType(node, 'MediaReview')) found.mediaReviews += 1;
  else {
    for (const { key, raw: inner } of rawMembers(raw)) {
      if (!HOLDERS.has(key)) continue;
      const member = { value: node[key], raw: inner, path: `${path}.${key}`, context: node['@context'] ?? context };
      visit(member, depth + 1, byId, found);
    }
  }
}

type Ids = ReadonlyMap<string, JsonObject>;

/** Sites that write a graph name their parts once and refer to them by `@id`. */
function collectIds(value: unknown, byId: Map<string, JsonObject>, depth: number): void {
  if (depth > DEEPEST || byId.size >= MOST) return;
  for (const item of asList(value)) {
    const node = asObject(item);
    if (node === null) continue;
    if (typeof node['@id'] === 'string' && Object.keys(node).length > 1) byId.set(node['@id'], node);
    for (const key of ['@graph', 'mainEntity', 'author', 'publisher']) collectIds(node[key], byId, depth + 1);
  }
}

function resolved(node: JsonObject, byId: Ids): JsonObject {
  if (byId.size === 0) return node;
  const claim = asObject(refer(node.itemReviewed, byId));
  const whole = { ...node };
  for (const key of ['author', 'publisher', 'reviewRating']) if (key in node) whole[key] = refer(node[key], byId);
  if (claim) whole.itemReviewed = 'author' in claim ? { ...claim, author: refer(claim.author, byId) } : claim;
  return whole;
}

function refer(value: unknown, byId: Ids): unknown {
  const [first] = asList(value);
  const node = asObject(first);
  if (node === null || Object.keys(node).length > 1 || typeof node['@id'] !== 'string') return value;
  return byId.get(node['@id']) ?? value;
}
