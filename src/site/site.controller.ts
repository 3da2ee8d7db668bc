import { Controller, Get, Header, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../access/access.decorators.js';
import { AppError } from '../common/app-error.js';
import { pageQuery, type PageQuery } from '../common/page.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { PUBLIC_CACHE } from '../reports/public-cache.js';
import { reportParams, type ReportParams } from '../reports/reports.schemas.js';
import { ReportsService } from '../reports/reports.service.js';
import { CorrectionsQueries } from '../verdicts/corrections.queries.js';
import { correctionsPage } from './corrections-page.js';
import { frontPage } from './front-page.js';
import { SITE_CSS } from './site.css.js';
import { reportMissingPage, reportPage } from './report-page.js';

const HTML = 'text/html; charset=utf-8';
const LATEST = 5;
const CORRECTIONS_PER_PAGE = 50;
const cursorQuery = pageQuery.pick({ cursor: true });

/** Pages for readers, made on the server. Their paths are listed in `OUTSIDE_API` of src/http/configure-app.ts. */
@ApiExcludeController()
@Controller()
export class SiteController {
  constructor(
    private readonly reports: ReportsService,
    private readonly log: CorrectionsQueries,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async front(): Promise<string> {
    const [published, latest] = await Promise.all([this.reports.countCurrent(), this.reports.latest(LATEST)]);
    return frontPage(this.config, { published, latest });
  }

  @Get('assets/site.css')
  @Public()
  @Header('Cache-Control', 'public, max-age=3600')
  @Header('Content-Type', 'text/css; charset=utf-8')
  style(): string {
    return SITE_CSS;
  }

  @Get('reports/:number{.html}')
  @Public()
  @Header('Content-Type', HTML)
  async report(
    @Param({ schema: reportParams }) { number }: ReportParams,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    try {
      const page = reportPage(this.config, await this.reports.get(number), new Date().toISOString().slice(0, 10));
      response.setHeader('Cache-Control', PUBLIC_CACHE);
      return page;
    } catch (error) {
      // A person reads this: a page instead of problem details.
      if (!(error instanceof AppError) || error.code !== 'NOT_FOUND') throw error;
      response.status(404).setHeader('Cache-Control', 'no-store');
      return reportMissingPage(this.config);
    }
  }

  @Get('corrections{.html}')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', HTML)
  async corrections(@Query({ schema: cursorQuery }) { cursor }: Pick<PageQuery, 'cursor'>): Promise<string> {
    return correctionsPage(this.config, await this.log.log({ limit: CORRECTIONS_PER_PAGE, cursor }));
  }
}
