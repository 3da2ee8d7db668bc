import { Controller, Get, Header, Param, Post, StreamableFile, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers, AnswersMedia } from '../../api/answers.decorator.js';
import { idParam, type IdParam } from '../../api/id-param.schema.js';
import { Idempotent } from '../../api/idempotent.decorator.js';
import { AppError } from '../../common/app-error.js';
import { Transactions } from '../../database/transactions.js';
import { FilesService } from '../../files/files.service.js';
import { PlainEncodingInterceptor } from '../../files/plain-encoding.interceptor.js';
import { downloadName, MAX_ATTACHMENT_BYTES } from './attachment-file.js';
import { attachmentView, type AttachmentView } from './attachment.schemas.js';
import { AttachmentsQueries } from './attachments.queries.js';
import { AttachmentsService } from './attachments.service.js';

@ApiTags('review')
@Controller()
export class AttachmentsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly attachments: AttachmentsService,
    private readonly queries: AttachmentsQueries,
    private readonly files: FilesService,
  ) {}

  @Post('assignments/:id/attachments')
  @Requires('assignment.work')
  @Idempotent()
  @UseInterceptors(
    PlainEncodingInterceptor,
    FileInterceptor('file', { defParamCharset: 'utf8', limits: { fileSize: MAX_ATTACHMENT_BYTES, files: 1 } }),
  )
  @ApiConsumes('multipart/form-data')
  @ApiBody({
    schema: { type: 'object', required: ['file'], properties: { file: { type: 'string', format: 'binary' } } },
  })
  @ApiOperation({
    summary: 'Hand in a file as evidence on my assignment',
    description:
      'PDF, PNG, JPEG, GIF, WebP or plain text, at most 10 MiB, at most 20 for one assignment. Evidence cites it by `attachmentId`.',
  })
  @Answers(attachmentView, { status: 201, description: 'The file, with its hash.', errors: [409, 413, 415] })
  add(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<AttachmentView> {
    return this.transactions.run(async (tx) => {
      return this.queries.view(await this.attachments.add(tx, actor, id, file));
    });
  }

  @Get('attachments/:id')
  @Requires('claim.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "sandbox; default-src 'none'")
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({
    summary: 'Download a file of evidence',
    description: 'For the rater who handed it in, and for those who may read a submitted review that cites it.',
  })
  @AnswersMedia('application/octet-stream', { description: 'The bytes, as an attachment.' })
  async download(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
  ): Promise<StreamableFile> {
    const file = await this.files.open(await this.queries.fileFor(actor, id));
    if (!file) throw new AppError('NOT_FOUND', 'There is no such file, or it is not for you.');
    return new StreamableFile(file.bytes, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${downloadName(id, file.mediaType)}"`,
      length: file.size,
    });
  }
}
