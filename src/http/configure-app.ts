import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import type { ErrorPage } from '../api/error-page.js';
import type { AppConfig } from '../config/app-config.js';
import { jsonBody } from './body-parser.js';
import { ProblemFilter } from './problem.filter.js';
import { publicReads } from './public-reads.js';
import { requestId } from './request-id.middleware.js';
import { validationPipe } from './validation.pipe.js';
import { VersionEtagInterceptor } from './version-etag.interceptor.js';

export const API_PREFIX = 'api/v1';

/**
 * Pages for readers, which stand at the root. Nest compares these with the route's path as it is written, and pages and
 * API share names (`corrections`, `reports`): the escaped braces and colons match the pages' own spelling only.
 */
export const OUTSIDE_API = [
  '/',
  '/assets/icon.svg',
  '/assets/site.css',
  '/reports/\\:number\\{.html\\}',
  '/corrections\\{.html\\}',
  '/reports/\\:number/image.png',
  '/reports/\\:number/reply\\{.html\\}',
  '/reply-receipts/\\:token\\{.html\\}',
  '/subscriptions\\{.html\\}',
  '/subscriptions/\\:purpose/\\:token\\{.html\\}',
  '/feed.atom',
  '/feed.json',
  '/corrections.atom\\{/\\}',
  '/corrections.json',
  '/claimreview.json',
  '/robots.txt',
  '/sitemap.xml',
  '/sitemaps/\\:file.xml',
  '/.well-known/security.txt',
  '/documents/\\:id\\{.html\\}',
  '/claimants\\{.html\\}',
  '/claimants/\\:name\\{.html\\}',
  '/sources\\{.html\\}',
  '/sources/\\:id\\{.html\\}',
  '/methodology\\{.html\\}',
  '/methodology/\\:version\\{.html\\}',
  '/ratings\\{.html\\}',
  '/ratings/\\:scheme/\\:version\\{.html\\}',
  '/about\\{.html\\}',
  '/figures\\{.html\\}',
  '/desk',
  '/desk/assets/\\:name',
  '/desk/\\*path',
  '/complaints\\{.html\\}',
  '/complaint-receipts/\\:token\\{.html\\}',
  '/complaint-receipts/\\:token/withdraw\\{.html\\}',
];

/** Largest JSON body, except where whole documents come in. Room for the longest review with all its evidence. */
const JSON_LIMIT = 1024 * 1024;
/** JSON may need up to six characters (\uXXXX) for one. */
const ESCAPING = 2;

/**
 * Everything about HTTP that is the same for every route; the tests' app and the real one both go through here.
 * @param page for errors outside the API; without it they are problem details too.
 */
export function configureApp(app: NestExpressApplication, config: AppConfig, page: ErrorPage | null = null): void {
  app.set('trust proxy', config.trustProxyHops);
  app.disable('x-powered-by');
  app.use(requestId);
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors: ["'none'"],
          formAction: ["'self'"],
        },
      },
      strictTransportSecurity: config.secureCookies ? { maxAge: 31_536_000, includeSubDomains: false } : false,
      referrerPolicy: { policy: 'no-referrer' },
      frameguard: { action: 'deny' },
    }),
  );
  app.use(noStore);
  app.use(publicReads);
  app.use(`/${API_PREFIX}/documents`, jsonBody(config.maxUploadBytes * ESCAPING));
  app.use(jsonBody(JSON_LIMIT));
  app.setGlobalPrefix(API_PREFIX, { exclude: OUTSIDE_API });
  app.useGlobalPipes(validationPipe());
  app.useGlobalInterceptors(new VersionEtagInterceptor(), new StandardSchemaSerializerInterceptor(app.get(Reflector)));
  app.useGlobalFilters(new ProblemFilter(page));
  const server = app.getHttpServer() as import('node:http').Server;
  // A client that sends its headers or body by drops is cut off.
  server.headersTimeout = 15_000;
  server.requestTimeout = 120_000;
}

/** Answers of the API are for the one who asked; public routes set their own Cache-Control. */
function noStore(request: Request, response: Response, next: NextFunction): void {
  if (request.path.startsWith('/api/')) response.setHeader('Cache-Control', 'no-store');
  next();
}
