import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../access/access.decorators.js';
import { AnswersMedia } from '../api/answers.decorator.js';
import { PUBLIC_CACHE } from '../reports/public-cache.js';
import { verdictReportJson } from '../reports/report-json.js';
import { reportParams, type ReportParams } from '../reports/reports.schemas.js';
import { ReportsService } from '../reports/reports.service.js';
import { printReport } from './report-pdf.js';

/** Raise it when the print changes, so that no cache keeps the old one. */
const PRINT_FORM = 1;

/** One published report on paper. */
@ApiTags('reports')
@Controller('reports')
export class ReportPdfController {
  constructor(private readonly reports: ReportsService) {}

  @Get(':number.pdf')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @ApiOperation({
    summary: 'One report as PDF, for printing',
    description:
      'Tagged, with all links. Stale, superseded and retracted reports stay here, plainly marked. The same report gives the same bytes.',
  })
  @AnswersMedia('application/pdf', { description: 'The file.' })
  async pdf(
    @Param({ schema: reportParams }) { number }: ReportParams,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const { report } = await this.reports.get(number);
    const digest = createHash('sha256')
      .update(`${PRINT_FORM} ${verdictReportJson(report)}`)
      .digest('base64url');
    // Told before the type is set: whoever has the file gets a 304 without that work.
    response.setHeader('ETag', `"${digest}"`);
    if (request.fresh) return undefined;
    return new StreamableFile(Readable.from(printReport(report), { objectMode: false }), {
      type: 'application/pdf',
      disposition: `inline; filename="verdict-report-${report.number}.pdf"`,
    });
  }
}
