import { Controller, Get, Header, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Public } from '../access/access.decorators.js';
import { PUBLIC_CACHE } from '../reports/public-cache.js';
import { reportParams, type ReportParams } from '../reports/reports.schemas.js';
import { ReportsService } from '../reports/reports.service.js';
import { pictureFacts, pictureKey } from './picture-facts.js';
import { ReportPictures } from './report-pictures.service.js';

/** The picture of a report, for where its address is shared. The path is listed in `OUTSIDE_API`. */
@ApiExcludeController()
@Controller()
export class PicturesController {
  constructor(
    private readonly reports: ReportsService,
    private readonly pictures: ReportPictures,
  ) {}

  /** @throws AppError NOT_FOUND for what is not published. */
  @Get('reports/:number/image.png')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  // Other sites show it.
  @Header('Cross-Origin-Resource-Policy', 'cross-origin')
  async picture(
    @Param({ schema: reportParams }) { number }: ReportParams,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const facts = pictureFacts(await this.reports.get(number));
    response.setHeader('ETag', `"${pictureKey(facts)}"`);
    // Who has it already is told so without drawing it.
    if (request.fresh) return undefined;
    const png = await this.pictures.png(facts);
    return new StreamableFile(png, { type: 'image/png', length: png.length });
  }
}
