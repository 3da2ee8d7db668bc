import { z } from 'zod';

/** Readers for JSON-LD somebody else may have written: any member can be missing, repeated or of another type. */
export type JsonObject = Record<string, unknown>;

export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : null;
}

/** The text when there is some; null for anything else, blank text included. */
export function asText(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** JSON-LD lets one value stand for a list of one. */
export function asList(value: unknown): unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as unknown[]) : [value];
}

/** A number, or its decimal text (schema.org allows both); null when it is neither. */
export function asNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  return typeof value === 'string' && /^-?\d{1,9}(\.\d{1,9})?$/.test(value) ? Number(value) : null;
}

export function hasType(node: JsonObject, type: string): boolean {
  return asList(node['@type']).includes(type);
}

/** Addresses in a value that is a URL, an object with `url` or `@id`, or a list of those. */
export function urlsIn(value: unknown): string[] {
  return asList(value)
    .flatMap((item) => {
      const object = asObject(item);
      return object ? [object.url, object['@id']].map(asText) : [asText(item)];
    })
    .filter((url) => url !== null);
}

export function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const day = z.iso.date();
const moment = z.iso.datetime({ offset: true });
const HOUR_MS = 3_600_000;

/**
 * The span of moments (ms since 1970) an ISO 8601 day or moment with offset can mean, or null when it is not one or
 * does not exist. A day begins 14 hours before its UTC midnight in the east and ends 12 hours late in the west.
 */
export function timeSpan(text: string): { from: number; to: number } | null {
  if (moment.safeParse(text).success) return { from: Date.parse(text), to: Date.parse(text) };
  if (!day.safeParse(text).success) return null;
  const midnight = Date.parse(text);
  return { from: midnight - 14 * HOUR_MS, to: midnight + 36 * HOUR_MS };
}
