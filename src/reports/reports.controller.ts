import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Public } from '../access/access.decorators.js';
import { Answers, AnswersMedia } from '../api/answers.decorator.js';
import type { Page } from '../common/page.js';
import { AnswersDocument } from './answers-document.decorator.js';
import { claimReview } from './claim-review.schemas.js';
import { PUBLIC_CACHE } from './public-cache.js';
import { reportsCsv } from './report-csv.js';
import { verdictReportJson } from './report-json.js';
import {
  csvQuery,
  type CsvQuery,
  reportPage,
  reportPageQuery,
  type ReportPageQuery,
  reportParams,
  type ReportParams,
  SEALED_REPORT_REF,
} from './reports.schemas.js';
import { ReportsService } from './reports.service.js';
import { scriptSafeJson } from './script-safe-json.js';
import type { SealedVerdictReport } from './verdict-report.schemas.js';

/** Published reports, one by one and as a list. Anyone may read them; every answer has an ETag. */
@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(private readonly reports: ReportsService) {}

  @Get()
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @ApiOperation({ summary: 'Published reports, newest first' })
  @Answers(reportPage, { description: 'A page of reports.' })
  list(@Query({ schema: reportPageQuery }) query: ReportPageQuery): Promise<Page<SealedVerdictReport>> {
    return this.reports.page(query);
  }

  @Get(':number.json')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', 'application/json; charset=utf-8')
  @ApiOperation({
    summary: 'One report in full',
    description:
      'Canonical JSON (RFC 8785) with a hash over itself. Stale, superseded and retracted reports stay here, marked.',
  })
  @AnswersDocument('application/json', SEALED_REPORT_REF, 'The report.')
  async json(@Param({ schema: reportParams }) { number }: ReportParams): Promise<string> {
    return verdictReportJson((await this.reports.get(number)).report);
  }

  @Get(':number.jsonld')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', 'application/ld+json; charset=utf-8')
  @ApiOperation({
    summary: 'One report as schema.org ClaimReview',
    description:
      'Only for a report that stands today: a retracted, superseded or stale one is answered with 404 and the reason.',
  })
  @AnswersDocument('application/ld+json', claimReview, 'The ClaimReview.')
  async jsonld(@Param({ schema: reportParams }) { number }: ReportParams): Promise<string> {
    return scriptSafeJson(await this.reports.claimReview(number));
  }

  @Get(':number.csv')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', 'text/csv; charset=utf-8; header=present')
  @ApiOperation({ summary: 'One report as CSV: a header row and a row' })
  @AnswersMedia('text/csv', { description: 'The file.' })
  async csv(
    @Param({ schema: reportParams }) { number }: ReportParams,
    @Query({ schema: csvQuery }) query: CsvQuery,
    @Res({ passthrough: true }) response: Response,
  ): Promise<string> {
    const { report } = await this.reports.get(number);
    response.setHeader('Content-Disposition', `attachment; filename="verdict-report-${report.number}.csv"`);
    return reportsCsv([report], query);
  }
}
