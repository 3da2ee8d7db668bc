import type { NextFunction, Request, Response } from 'express';

/**
 * What is published, as data: any page on the web may read it. Nothing else may be listed here, because whoever runs a
 * page could then read it through the browsers of people behind a firewall. Never with credentials.
 */
const PATHS = [
  /^\/api\/v1\/claims:search$/,
  /^\/api\/v1\/reports$/,
  /^\/api\/v1\/reports\.(json|jsonld|csv)$/,
  /^\/api\/v1\/reports\/\d+\.(json|jsonld|csv|pdf)$/,
  /^\/api\/v1\/corrections$/,
  /^\/(api\/v1\/)?corrections\.atom$/,
  /^\/(corrections\.json|feed\.atom|feed\.json|claimreview\.json)$/,
];

const METHODS = 'GET, HEAD';
const DAY_SECONDS = '86400';

/** CORS of the paths above: the headers, and the answer to a browser that asks before it sends. */
export function publicReads(request: Request, response: Response, next: NextFunction): void {
  const preflight = request.method === 'OPTIONS';
  const reads = preflight || request.method === 'GET' || request.method === 'HEAD';
  if (!reads || !PATHS.some((path) => path.test(request.path))) {
    next();
    return;
  }
  response.setHeader('Access-Control-Allow-Origin', '*');
  response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
  if (!preflight) {
    response.setHeader(
      'Access-Control-Expose-Headers',
      'ETag, Retry-After, RateLimit, RateLimit-Policy, X-Request-Id, Content-Disposition',
    );
    next();
    return;
  }
  response.setHeader('Access-Control-Allow-Methods', METHODS);
  response.setHeader('Access-Control-Allow-Headers', 'If-None-Match, Range');
  response.setHeader('Access-Control-Max-Age', DAY_SECONDS);
  response.status(204).end();
}
