import { Controller, Get, Header, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../access/access.decorators.js';
import { AnswersMedia } from '../api/answers.decorator.js';
import { AnswersDocument } from './answers-document.decorator.js';
import { claimReviewFeed } from './claim-review.schemas.js';
import { PUBLIC_CACHE } from './public-cache.js';
import { dataFeedFile, file, unlessFresh } from './report-file.js';
import { streamReportsCsv, streamReportsJson } from './report-streams.js';
import {
  csvExportQuery,
  type CsvExportQuery,
  exportQuery,
  type ExportQuery,
  feedQuery,
  type FeedQuery,
  REPORTS_FILE,
} from './reports.schemas.js';
import { ReportsService } from './reports.service.js';

/** Whole sets of reports, streamed: what stands today, or with `all=true` everything ever published, marked. */
@ApiTags('reports')
@Controller()
export class ReportExportsController {
  constructor(private readonly reports: ReportsService) {}

  @Get('reports.json')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @ApiOperation({ summary: 'Reports in full, in one file', description: 'Canonical JSON; each report with its hash.' })
  @AnswersDocument('application/json', REPORTS_FILE, 'The file.')
  async json(
    @Query({ schema: exportQuery }) { all, ...filter }: ExportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const prepared = await this.reports.prepareExport({ ...filter, currentOnly: !all }, 'json');
    return unlessFresh(request, response, prepared, () =>
      file('application/json; charset=utf-8', streamReportsJson(prepared.reports, prepared)),
    );
  }

  @Get('reports.jsonld')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @ApiOperation({
    summary: 'ClaimReview feed',
    description: 'A schema.org DataFeed of every report that stands today.',
  })
  @AnswersDocument('application/ld+json', claimReviewFeed, 'The feed.')
  async jsonld(
    @Query({ schema: feedQuery }) filter: FeedQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const prepared = await this.reports.prepareExport({ ...filter, currentOnly: true }, 'jsonld');
    return unlessFresh(request, response, prepared, () => dataFeedFile(prepared));
  }

  @Get('reports.csv')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @ApiOperation({
    summary: 'Reports as CSV, a row per report',
    description: 'Cells a spreadsheet could take for a formula begin with an apostrophe.',
  })
  @AnswersMedia('text/csv', { description: 'The file.' })
  async csv(
    @Query({ schema: csvExportQuery }) { all, bom, ...filter }: CsvExportQuery,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const prepared = await this.reports.prepareExport({ ...filter, currentOnly: !all }, `csv bom=${bom}`);
    return unlessFresh(request, response, prepared, () =>
      file(
        'text/csv; charset=utf-8; header=present',
        streamReportsCsv(prepared.reports, { bom }),
        'attachment; filename="verdict-reports.csv"',
      ),
    );
  }
}
