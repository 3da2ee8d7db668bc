import { Readable } from 'node:stream';
import { Controller, Get, Headers, Param, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { AnswersMedia } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { type Download, etagOf, ExportDownloads, hasFile } from './export-downloads.service.js';

@ApiTags('exports')
@Controller('exports')
export class ExportFilesController {
  constructor(private readonly downloads: ExportDownloads) {}

  @Get(':id/file')
  @Requires('export.create')
  @ApiOperation({
    summary: 'The file of an export, whole or in part',
    description:
      'The ETag is the SHA-256 of the file. A download that broke off goes on with `Range` and, to be sure that it is the same file, `If-Range`.',
  })
  @ApiHeader({ name: 'Range', required: false, description: 'One range of bytes, such as `bytes=1048576-`.' })
  @ApiHeader({ name: 'If-Range', required: false, description: 'The ETag of the part the client has.' })
  @AnswersMedia('application/octet-stream', {
    description: 'The file, with the media type of its format.',
    errors: [409, 410, 416],
  })
  @ApiResponse({ status: 206, description: 'The part that was asked for.' })
  async file(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Headers('if-range') condition: string | undefined,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile | undefined> {
    const download = await this.downloads.find(actor, id);
    setHeaders(response, download);
    if (hasFile(request.headers['if-none-match'], download)) {
      response.status(304);
      return undefined;
    }
    const { size } = download;
    const range = this.rangeOf(download, request, condition, response);
    const { start, end } = range ?? { start: 0, end: size - 1 };
    if (range) response.status(206).setHeader('Content-Range', `bytes ${start}-${end}/${size}`);
    response.setHeader('Content-Type', download.mediaType);
    response.setHeader('Content-Length', end - start + 1);
    const bytes = request.method === 'HEAD' ? [] : this.downloads.read(download, { start, end });
    return new StreamableFile(Readable.from(bytes, { objectMode: false }));
  }

  private rangeOf(download: Download, request: Request, condition: string | undefined, response: Response) {
    try {
      return this.downloads.rangeOf(download, request.headers.range, condition);
    } catch (error) {
      for (const name of ['ETag', 'Content-Disposition', 'Repr-Digest']) response.removeHeader(name);
      response.setHeader('Content-Range', `bytes */${download.size}`);
      throw error;
    }
  }
}

function setHeaders(response: Response, { sha256, filename }: Download): void {
  response.setHeader('ETag', etagOf(sha256));
  response.setHeader('Accept-Ranges', 'bytes');
  response.setHeader('Repr-Digest', `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`);
  response.setHeader('Content-Disposition', `attachment; filename="${filename}"`);
}
