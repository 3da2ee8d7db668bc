import { setTimeout as delay } from 'node:timers/promises';
import type { TestClient } from '../../support/client.js';

/** Sends a file to be imported. */
export function sendFile(
  client: TestClient,
  name: string,
  content: string | Uint8Array,
  { query = '', ...fields }: Record<string, string> = {},
) {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.append(field, value);
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  form.append('file', new Blob([new Uint8Array(bytes)]), name);
  return client.post(`/imports${query}`, form);
}

/** Waits until an import has ended. */
export async function ended(client: TestClient, id: string) {
  for (let tries = 0; tries < 1200; tries += 1) {
    const { body } = await client.get(`/imports/${id}`);
    if (!['QUEUED', 'RUNNING'].includes(body.status)) return body;
    await delay(50);
  }
  throw new Error(`import ${id} does not end`);
}

/** Sends a file and waits for its end. */
export async function importFile(
  client: TestClient,
  name: string,
  content: string | Uint8Array,
  fields: Record<string, string> = {},
) {
  const answer = await sendFile(client, name, content, fields);
  if (answer.status !== 202) throw new Error(`refused: ${answer.status} ${answer.text}`);
  const run = await ended(client, answer.body.id);
  const rows = (await client.get(`/imports/${run.id}/rows?limit=200`)).body.items;
  return { run, rows };
}

/** A ClaimReview that nobody finds fault with. */
export const review = (number: number, over: Record<string, unknown> = {}) => ({
  '@context': 'https://schema.org',
  '@type': 'ClaimReview',
  url: `https://facts.example/checks/${number}`,
  claimReviewed: `The bridge at Norvale cost ${number} million crowns`,
  inLanguage: 'en-GB',
  author: { '@type': 'Organization', name: 'Facts of Norvale', url: 'https://facts.example' },
  datePublished: '2026-03-01',
  reviewRating: {
    '@type': 'Rating',
    alternateName: 'Mostly false',
    ratingValue: 2,
    bestRating: 5,
    worstRating: 1,
    ratingExplanation: 'The books say otherwise.',
  },
  itemReviewed: {
    '@type': 'Claim',
    author: { '@type': 'Person', name: 'Ada Norval', sameAs: 'https://people.example/ada' },
    datePublished: '2026-02-01',
    firstAppearance: { '@type': 'CreativeWork', url: 'https://paper.example/bridge' },
  },
  ...over,
});

export const feed = (reviews: object[]): string =>
  JSON.stringify({
    '@context': 'https://schema.org',
    '@type': 'DataFeed',
    dateModified: '2026-04-01T00:00:00Z',
    dataFeedElement: reviews.map((item) => ({ '@type': 'DataFeedItem', item: [item] })),
  });
