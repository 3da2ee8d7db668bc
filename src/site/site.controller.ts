import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import type { Page } from '../common/page.js';
import { PublishedDocumentsQueries } from '../reports/published-documents.queries.js';
import { PUBLIC_CACHE } from '../reports/public-cache.js';
import { ReportGroupsQueries } from '../reports/report-groups.queries.js';
import { reportParams, type ReportParams } from '../reports/reports.schemas.js';
import { ReplyIntake } from '../replies/reply-intake.service.js';
import { ReportsService } from '../reports/reports.service.js';
import type { PublishedReport } from '../reports/to-report.js';
import { HTML } from './html-type.js';
import { ICON_SVG } from './icon.svg.js';
import { indexFilter } from './index-filter.js';
import { indexPage } from './index-page.js';
import { reportMissingPage, reportPage } from './report-page.js';
import { SITE_CSS } from './site.css.js';
import { SiteFacts } from './site-facts.service.js';

const REPORTS_PER_PAGE = 20;
/** The versions of one verdict that its page lists: the newest. */
const MOST_VERSIONS = 50;
const NOTHING: Page<PublishedReport> = { items: [], nextCursor: null };

/** Whatever stands in an address: the page says what cannot be searched for. */
const anyQuery = z.record(z.string(), z.unknown());

/** The index and the reports. Paths of pages are listed in `OUTSIDE_API` of src/http/configure-app.ts. */
@ApiExcludeController()
@Controller()
export class SiteController {
  constructor(
    private readonly reports: ReportsService,
    private readonly groups: ReportGroupsQueries,
    private readonly documents: PublishedDocumentsQueries,
    private readonly replies: ReplyIntake,
    private readonly facts: SiteFacts,
  ) {}

  @Get()
  @Public()
  @Header('Content-Type', HTML)
  async index(
    @Query({ schema: anyQuery }) query: z.infer<typeof anyQuery>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const asked = indexFilter(query);
    const cursor = typeof query['cursor'] === 'string' && query['cursor'] !== '' ? query['cursor'] : undefined;
    const searched = asked.faults.length === 0;
    const [site, facets, count, reports] = await Promise.all([
      this.facts.site(),
      this.groups.facets(),
      searched ? this.reports.count(asked.filter) : 0,
      searched ? this.reports.browse(asked.filter, REPORTS_PER_PAGE, cursor) : NOTHING,
    ]);
    response.status(searched ? 200 : 400).setHeader('Cache-Control', searched ? PUBLIC_CACHE : 'no-store');
    return indexPage(site, { asked, facets, reports, count, continued: cursor !== undefined });
  }

  @Get('assets/site.css')
  @Public()
  @Header('Cache-Control', 'public, max-age=3600')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): string {
    return SITE_CSS;
  }

  @Get('assets/icon.svg')
  @Public()
  @Header('Cache-Control', 'public, max-age=86400')
  @Header('Content-Type', 'image/svg+xml')
  icon(): string {
    return ICON_SVG;
  }

  @Get('reports/:number{.html}')
  @Public()
  @Header('Content-Type', HTML)
  async report(
    @Param({ schema: reportParams }) { number }: ReportParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const site = await this.facts.site();
    try {
      const published = await this.reports.get(number);
      const versions = await this.versionsOf(published);
      const replies = await this.replies.ofReport(published.report.number);
      const page = reportPage(site, { published, versions, replies, today: new Date().toISOString().slice(0, 10) });
      response.setHeader('Cache-Control', PUBLIC_CACHE);
      return page;
    } catch (error) {
      // A person reads this: a page instead of problem details.
      if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
      response.status(404).setHeader('Cache-Control', 'no-store');
      return reportMissingPage(site);
    }
  }

  /** Oldest first. */
  private async versionsOf(published: PublishedReport): Promise<readonly PublishedReport[]> {
    const numbers = (await this.documents.versionsOf(published.report.claimId)).slice(-MOST_VERSIONS);
    if (numbers.length < 2) return [published];
    const { items } = await this.reports.browse({ currentOnly: false, numbers }, MOST_VERSIONS);
    return items.toReversed();
  }
}
