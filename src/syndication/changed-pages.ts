import type { PublicClaim } from './changed-pages.queries.js';
import { SITEMAP_PAGE } from './sitemap.queries.js';

/** What shows reports of more than one claim. Pages further back, and filtered ones, wait for their time to run out. */
const SHARED = [
  '/',
  '/feed.atom',
  '/feed.json',
  '/corrections',
  '/corrections.atom',
  '/corrections.json',
  '/claimreview.json',
  '/sitemap.xml',
  '/api/v1/reports',
  '/api/v1/reports.json',
  '/api/v1/reports.jsonld',
  '/api/v1/reports.csv',
  '/api/v1/corrections',
  '/api/v1/corrections.atom',
];

/** Addresses of the public pages and files that change when a claim's reports do, each once. */
export function changedPages(publicUrl: string, { documentId, reports }: PublicClaim): string[] {
  const own = reports.flatMap((number) => {
    const data = `/api/v1/reports/${number}`;
    return [`/reports/${number}`, `/reports/${number}/image.png`, `${data}.json`, `${data}.jsonld`, `${data}.csv`];
  });
  const maps = reports.map((number) => `/sitemaps/reports-${Math.ceil(number / SITEMAP_PAGE)}.xml`);
  return [...new Set([...own, `/documents/${documentId}`, ...SHARED, ...maps])].map((path) => `${publicUrl}${path}`);
}
