import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { ROUTE_ACCESS, type RouteAccess } from '../../src/access/access.decorators.js';
import { TestApp } from '../support/app.js';

/** Every route that anyone may call, with the reason. A new one is added here by hand, or this test fails. */
const PUBLIC = new Set([
  'GET /auth/options', // the sign-in page asks it
  'GET /auth/session', // the desk asks it when it starts
  'POST /auth/login',
  'POST /auth/setup', // asks for the set-up secret
  'POST /invitations/accept', // asks for the token of the link
  'POST /auth/password-reset', // asks for the token of the link
  'POST /hooks/:id/calls', // for other systems; asks for the secret of the hook
  'GET /health/live',
  'GET /health/ready',
  // What is published:
  'GET /corrections',
  'GET /corrections.atom',
  'GET /reports',
  'GET /claims\\:search',
  // What the organisation says of itself:
  'GET /organisation',
  'GET /methodology',
  'GET /methodology/:version',
  // Readers complain without an account, and ask with the secret of the receipt:
  'POST /complaints',
  'GET /complaint-receipts/:token',
  'POST /complaint-receipts/:token/withdraw',
  // People a report is about reply to it:
  'POST /replies',
  'GET /reply-receipts/:token',
  'GET /reports/:number/replies',
  // Corrections by mail; the links ask for the token in the mail:
  'POST /subscriptions',
  'POST /subscriptions/confirm/:token',
  'POST /subscriptions/unsubscribe/:token',
  'GET /reports/:number.json',
  'GET /reports/:number.jsonld',
  'GET /reports/:number.csv',
  'GET /reports/:number.pdf',
  'GET /stats/published',
  'GET /reports.json',
  'GET /reports.jsonld',
  'GET /reports.csv',
  // The web desk, which holds nothing itself:
  'GET /desk',
  'GET /desk/*path',
  'GET /desk/assets/:name',
  // Pages for readers:
  'GET /',
  'GET /assets/icon.svg',
  'GET /assets/site.css',
  'GET /reports/:number{.html}',
  'GET /corrections{.html}',
  // The same for programs:
  'GET /reports/:number/image.png',
  'GET /reports/:number/reply{.html}',
  'POST /reports/:number/reply{.html}',
  'GET /reply-receipts/:token{.html}',
  'GET /subscriptions{.html}',
  'POST /subscriptions{.html}',
  'GET /subscriptions/:purpose/:token{.html}',
  'POST /subscriptions/:purpose/:token{.html}',
  'GET /feed.atom',
  'GET /feed.json',
  'GET /corrections.atom{/}',
  'GET /corrections.json',
  'GET /claimreview.json',
  'GET /robots.txt',
  'GET /sitemap.xml',
  'GET /sitemaps/:file.xml',
  'GET /.well-known/security.txt',
  'GET /documents/:id{.html}',
  'GET /claimants{.html}',
  'GET /claimants/:name{.html}',
  'GET /sources{.html}',
  'GET /sources/:id{.html}',
  'GET /methodology{.html}',
  'GET /methodology/:version{.html}',
  'GET /ratings{.html}',
  'GET /ratings/:scheme/:version{.html}',
  'GET /about{.html}',
  'GET /figures{.html}',
  'GET /complaints{.html}',
  'POST /complaints{.html}',
  'GET /complaint-receipts/:token{.html}',
  'POST /complaint-receipts/:token/withdraw{.html}',
]);

/** Routes that answer with a file instead of JSON, and others whose address has no plain parameters. */
const EXAMPLES: Record<string, string> = { id: '11111111-1111-4111-8111-111111111111', n: '1', m: '2' };

interface Route {
  /** Method and path below the prefix: `GET /users/:id`. */
  name: string;
  method: string;
  path: string;
  access: RouteAccess | undefined;
}

// Nest's own metadata keys; its constants are not exported.
const PATH = 'path';
const METHOD = 'method';

function routesOf(app: TestApp): Route[] {
  const reflector = app.get(Reflector);
  const scanner = new MetadataScanner();
  const controllers = app.get(DiscoveryService).getControllers();
  return controllers.flatMap(({ metatype, instance }) => {
    const prototype = Object.getPrototypeOf(instance) as Record<string, Function>;
    return scanner.getAllMethodNames(prototype).flatMap((key) => {
      const handler = prototype[key]!;
      const method = Reflect.getMetadata(METHOD, handler) as RequestMethod | undefined;
      if (method === undefined) return [];
      const access = reflector.getAllAndOverride<RouteAccess | undefined>(ROUTE_ACCESS, [
        handler,
        metatype as Function,
      ]);
      const verb = RequestMethod[method]!;
      const bases = [Reflect.getMetadata(PATH, metatype as Function) as string | string[]].flat();
      const paths = [Reflect.getMetadata(PATH, handler) as string | string[]].flat();
      return bases.flatMap((base) =>
        paths.map((path) => {
          const full = `/${base}/${path}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
          return { name: `${verb} ${full}`, method: verb, path: full, access };
        }),
      );
    });
  });
}

const concrete = (path: string): string =>
  path.replace(/:(\w+)/g, (_, name: string) => EXAMPLES[name] ?? EXAMPLES['id']!).replace(/\{?\*\w+\}?/g, 'x');

describe('Routes', () => {
  let app: TestApp;
  let routes: Route[];

  beforeAll(async () => {
    app = await TestApp.start({ role: 'api' });
    routes = routesOf(app);
  });
  afterAll(() => app?.close());

  it('are found at all', () => {
    const names = routes.map((route) => route.name);
    expect(names).toEqual(expect.arrayContaining(['POST /auth/login', 'PATCH /users/:id', 'DELETE /tokens/:id']));
    expect(names.length).toBeGreaterThan(20);
    expect(new Set(names).size).toBe(names.length);
  });

  it('all say who may call them', () => {
    expect(routes.filter((route) => !route.access).map((route) => route.name)).toEqual([]);
  });

  it('are public only when they are on the list', () => {
    const open = routes.filter((route) => route.access?.kind === 'public').map((route) => route.name);
    expect(open.filter((name) => !PUBLIC.has(name))).toEqual([]);
    expect([...PUBLIC].filter((name) => !open.includes(name))).toEqual([]);
  });

  it('refuse a call without credentials, unless they are public', async () => {
    const wrong: string[] = [];
    for (const { name, method, path, access } of routes) {
      if (access?.kind === 'public') continue;
      const verb = method === 'ALL' ? 'GET' : method;
      const answer = await app.anonymous.send(verb, concrete(path), verb === 'GET' ? undefined : {});
      const code = (answer.body as { code?: string } | null)?.code;
      if (answer.status !== 401 || code !== 'NOT_AUTHENTICATED') wrong.push(`${name}: ${answer.status} ${code}`);
    }
    expect(wrong).toEqual([]);
  });

  it('refuse an unknown token the same way', async () => {
    const wrong: string[] = [];
    for (const { name, method, path, access } of routes) {
      if (access?.kind === 'public') continue;
      const headers = { authorization: `Bearer cdt_${'x'.repeat(43)}` };
      const verb = method === 'ALL' ? 'GET' : method;
      const answer = await app.anonymous.send(verb, concrete(path), verb === 'GET' ? undefined : {}, headers);
      if (answer.status !== 401) wrong.push(`${name}: ${answer.status}`);
    }
    expect(wrong).toEqual([]);
  });
});
