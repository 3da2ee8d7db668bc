import { Controller, Get, Header, Inject, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { PUBLIC_CACHE } from '../reports/public-cache.js';
import { type SitemapAddress, sitemapIndexXml, sitemapXml } from './sitemap-xml.js';
import { type SitemapPart, SitemapQueries } from './sitemap.queries.js';

const XML = 'application/xml; charset=utf-8';
const TEXT = 'text/plain; charset=utf-8';
/** Pages that are always there. */
const STATIC = [
  '/',
  '/claimants',
  '/sources',
  '/corrections',
  '/methodology',
  '/ratings',
  '/about',
  '/complaints',
  '/subscriptions',
];
const PATHS: Record<SitemapPart, string> = { reports: '/reports/', documents: '/documents/' };
/** A file of the site map: `pages`, `reports-1`, `documents-1`. */
const fileParam = z.object({ file: z.string() });
const DAY_MS = 86_400_000;
/** RFC 9116 wants less than a year; the file is made anew with each request. */
const CONTACT_DAYS = 180;

/** What programs that visit the site look for. The paths are listed in `OUTSIDE_API`. */
@ApiExcludeController()
@Controller()
export class RobotsController {
  constructor(
    private readonly sitemap: SitemapQueries,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('robots.txt')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', TEXT)
  robots(): string {
    const closed = ['/desk', '/api/', '/complaint-receipts/', '/reply-receipts/', '/subscriptions/'];
    return [
      'User-agent: *',
      ...closed.map((path) => `Disallow: ${path}`),
      '',
      `Sitemap: ${this.config.publicUrl}/sitemap.xml`,
      '',
    ].join('\n');
  }

  @Get('sitemap.xml')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', XML)
  async index(): Promise<string> {
    const files: SitemapAddress[] = [{ url: this.address('/sitemaps/pages.xml') }];
    for (const part of ['reports', 'documents'] as const) {
      for (const { page, modified } of await this.sitemap.pages(part)) {
        files.push({ url: this.address(`/sitemaps/${part}-${page}.xml`), modified });
      }
    }
    return sitemapIndexXml(files);
  }

  @Get('sitemaps/:file.xml')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', XML)
  async file(@Param({ schema: fileParam }) { file }: z.infer<typeof fileParam>): Promise<string> {
    if (file === 'pages') return sitemapXml(STATIC.map((path) => ({ url: this.address(path) })));
    const [, part, page] = /^(reports|documents)-([1-9]\d{0,8})$/.exec(file) ?? [];
    const entries = part && page ? await this.sitemap.entries(part as SitemapPart, Number(page)) : [];
    if (entries.length === 0)
      throw new AppError('NOT_FOUND', 'The site map has no such file: /sitemap.xml names them.');
    const path = PATHS[part as SitemapPart];
    return sitemapXml(entries.map(({ key, modified }) => ({ url: this.address(`${path}${key}`), modified })));
  }

  /** Whom to tell of a weakness (RFC 9116); there is none unless `CLAIMDESK_SECURITY_CONTACT` is set. */
  @Get('.well-known/security.txt')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', TEXT)
  security(): string {
    const { securityContact } = this.config;
    if (securityContact === null)
      throw new AppError('NOT_FOUND', 'No contact for reports of weaknesses is configured.');
    // A whole day, so that the file and its ETag stay the same for one.
    const expires = new Date((Math.floor(Date.now() / DAY_MS) + CONTACT_DAYS) * DAY_MS);
    return [
      `Contact: ${securityContact}`,
      `Expires: ${expires.toISOString()}`,
      `Canonical: ${this.address('/.well-known/security.txt')}`,
      '',
    ].join('\n');
  }

  private address(path: string): string {
    return `${this.config.publicUrl}${path}`;
  }
}
