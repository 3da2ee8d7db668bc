import { createHmac } from 'node:crypto';

/**
 * Names A, B, C, … for the raters of a round: ordered by HMAC-SHA256 of their id under the round's key, so they are
 * stable, unguessable and independent of who submitted first.
 */
export function pseudonyms(key: string, reviewerIds: readonly string[]): Map<string, string> {
  const tag = (id: string): string => createHmac('sha256', key).update(id).digest('hex');
  const ordered = [...new Set(reviewerIds)].map((id) => [tag(id), id] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(ordered.map(([, id], index) => [id, letter(index)]));
}

/** 0 → A, 25 → Z, 26 → AA. */
const letter = (index: number): string =>
  (index >= 26 ? letter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
