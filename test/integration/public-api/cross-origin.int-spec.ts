import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PublishingDesk } from '../../support/publishing-desk.js';

const ORIGIN = { origin: 'https://elsewhere.example' };

/** What is published, as data. */
const OPEN = [
  '/api/v1/claims:search',
  '/api/v1/reports',
  '/api/v1/reports.json',
  '/api/v1/reports.jsonld',
  '/api/v1/reports.csv',
  '/api/v1/reports/{number}.json',
  '/api/v1/reports/{number}.jsonld',
  '/api/v1/reports/{number}.csv',
  '/api/v1/reports/{number}.pdf',
  '/api/v1/corrections',
  '/api/v1/corrections.atom',
];

/** Feeds at the root, which the document of the API does not name. */
const FEEDS = ['/feed.atom', '/feed.json', '/corrections.atom', '/corrections.json', '/claimreview.json'];

/** Every path of the API, from the document that a test of its own keeps current. */
const documented = Object.keys(
  (JSON.parse(readFileSync(join(import.meta.dirname, '../../../web/openapi.json'), 'utf8')) as { paths: object }).paths,
);
const concrete = (path: string, number: number): string =>
  path.replace('{number}', String(number)).replace(/\{[^}]+\}/g, '11111111-1111-4111-8111-111111111111');

describe('pages of other sites', () => {
  let desk: PublishingDesk;
  let number: number;

  beforeAll(async () => {
    desk = await PublishingDesk.open();
    number = (await desk.published({ statement: 'The storm took 20 roofs of Norvale, the mayor said.' })).number;
  }, 60_000);
  afterAll(() => desk?.close());

  it.each([...OPEN, ...FEEDS])('may read %s, without credentials', async (path) => {
    const address = `/${concrete(path, number)}`;
    const answer = await desk.app.anonymous.get(address, ORIGIN);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toContain('ETag');
    const asked = await desk.app.anonymous.send('OPTIONS', address, undefined, {
      ...ORIGIN,
      'access-control-request-method': 'GET',
      'access-control-request-headers': 'if-none-match',
    });
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe('*');
    expect(asked.headers.get('access-control-allow-methods')).toBe('GET, HEAD');
    expect(asked.headers.get('access-control-allow-headers')).toContain('If-None-Match');
    for (const { headers } of [answer, asked]) expect(headers.get('access-control-allow-credentials')).toBeNull();
  });

  it('may read no other route of the API, and write none', async () => {
    expect(documented.length).toBeGreaterThan(100);
    expect(OPEN.filter((path) => !documented.includes(path))).toEqual([]);
    const allowed: string[] = [];
    for (const path of documented) {
      const address = `/${concrete(path, number)}`;
      const methods = OPEN.includes(path) ? ['POST', 'PUT', 'DELETE'] : ['GET', 'OPTIONS', 'POST'];
      for (const method of methods) {
        const { headers } = await desk.app.anonymous.send(method, address, undefined, {
          ...ORIGIN,
          'access-control-request-method': 'GET',
        });
        if (headers.has('access-control-allow-origin')) allowed.push(`${method} ${path}`);
      }
    }
    expect(allowed).toEqual([]);
  }, 60_000);

  it('get no permission by an address that only looks like an open one', async () => {
    const paths = [
      '/claims:search/x',
      '/claims',
      '/reports/1.json/x',
      '/x/reports',
      '/reports.jsonx',
      '/corrections/1',
    ];
    for (const path of paths) {
      const { headers } = await desk.app.anonymous.get(path, ORIGIN);
      expect([path, headers.get('access-control-allow-origin')]).toEqual([path, null]);
    }
  });
});
