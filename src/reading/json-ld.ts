import { parseLenientJson } from './lenient-json.js';

/** The schema.org properties of an article that are used; null where the page does not state them. */
export interface JsonLdArticle {
  headline: string | null;
  author: string | null;
  publisher: string | null;
  datePublished: string | null;
  dateModified: string | null;
  language: string | null;
  /** False when the page says that one must pay to read it. */
  isFree: boolean | null;
}

/** Objects looked at in one page; some shops list thousands of products. */
const MAX_OBJECTS = 500;

/** Names of authors taken; a longer list is a mistake, or a paper of physics. */
const MAX_NAMES = 10;

type JsonObject = Record<string, unknown>;

/**
 * The article in a page's JSON-LD, in the forms sites write it: alone, in an array, in `@graph` with references by
 * `@id`, or as a page's `mainEntity`. Of several articles the first; null without one.
 *
 * @param scripts contents of the JSON-LD scripts; what is no JSON, even read leniently, is passed over
 */
export function articleJsonLd(scripts: readonly string[]): JsonLdArticle | null {
  const objects = scripts.flatMap((script) => objectsIn(parseLenientJson(script)));
  const article = objects.find((object) => isArticleType(object['@type']));
  if (article === undefined) return null;
  const byId = new Map<unknown, JsonObject>();
  for (const object of objects) if (typeof object['@id'] === 'string') byId.set(object['@id'], object);
  return articleOf(article, byId);
}

/** Every object that may be or describe an article, in the order of the page. */
function objectsIn(root: unknown): JsonObject[] {
  const found: JsonObject[] = [];
  const queue: unknown[] = [root];
  for (let index = 0; index < queue.length && index < MAX_OBJECTS; index += 1) {
    const value = queue[index];
    if (Array.isArray(value)) queue.push(...value.slice(0, MAX_OBJECTS));
    if (!isObject(value)) continue;
    found.push(value);
    queue.push(value['@graph'], value['mainEntity'], value['mainEntityOfPage']);
  }
  return found;
}

function articleOf(value: JsonObject, byId: ReadonlyMap<unknown, JsonObject>): JsonLdArticle {
  const namesOf = (property: unknown): string | null => {
    const names = (Array.isArray(property) ? property : [property]).slice(0, MAX_NAMES).map((one: unknown) => {
      const object = isObject(one) && one['name'] === undefined ? byId.get(one['@id']) : one;
      return nameOf(isObject(object) ? object['name'] : object);
    });
    return names.filter((name) => name !== null).join(', ') || null;
  };
  return {
    headline: stringOf(value['headline']) ?? stringOf(value['name']),
    author: namesOf(value['author']) ?? namesOf(value['creator']),
    publisher: namesOf(value['publisher']),
    datePublished: stringOf(value['datePublished']),
    dateModified: stringOf(value['dateModified']),
    language: stringOf(value['inLanguage']),
    isFree: freeOf(value['isAccessibleForFree']),
  };
}

function isArticleType(type: unknown): boolean {
  const types: unknown[] = Array.isArray(type) ? type : [type];
  return types.some((name) => typeof name === 'string' && /(?:Article|BlogPosting|Report)$/.test(name));
}

function freeOf(value: unknown): boolean | null {
  const word = typeof value === 'string' ? value.toLowerCase() : value;
  if (word === true || word === 'true') return true;
  return word === false || word === 'false' ? false : null;
}

/** A name may stand in an array of one; an address is no name. */
function nameOf(value: unknown): string | null {
  const name = stringOf(Array.isArray(value) ? value[0] : value);
  return name === null || /^https?:/i.test(name) ? null : name;
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
