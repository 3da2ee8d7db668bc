import {
  Body,
  Controller,
  Get,
  Header,
  Param,
  Post,
  Query,
  StreamableFile,
  UploadedFile,
  UseInterceptors,
} from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersMedia } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { type Page, type PageQuery, pageQuery } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { FilesService } from '../files/files.service.js';
import type { StoredFile } from '../files/stored-file.entity.js';
import { PlainEncodingInterceptor } from '../files/plain-encoding.interceptor.js';
import { originalName } from './document-originals.js';
import { toVersionView } from './document.view.js';
import { documentNotFound, originalNotFound, versionNotFound } from './documents.errors.js';
import { DocumentIntake } from './document-intake.service.js';
import { DocumentsQueries } from './documents.queries.js';
import {
  createDocumentBody,
  type CreateDocumentBody,
  documentDetail,
  type DocumentDetail,
  documentPage,
  documentQuery,
  type DocumentQuery,
  type DocumentView,
  originalQuery,
  type OriginalQuery,
  versionPage,
  versionParams,
  type VersionParams,
  type VersionSummary,
  versionView,
  type VersionView,
} from './documents.schemas.js';
import { DocumentsService } from './documents.service.js';
import { RefusedAddressInterceptor } from './refused-address.interceptor.js';
import { uploadOf } from './upload.rules.js';

@ApiTags('documents')
@Controller('documents')
export class DocumentsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly intake: DocumentIntake,
    private readonly documents: DocumentsService,
    private readonly queries: DocumentsQueries,
    private readonly files: FilesService,
  ) {}

  @Post()
  @Requires('document.create')
  @Idempotent()
  // Below `Idempotent`: interceptors run from the lowest decorator up, and the key covers the uploaded bytes.
  @UseInterceptors(RefusedAddressInterceptor, PlainEncodingInterceptor, FileInterceptor('file'))
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiOperation({
    summary: 'Put a document in',
    description:
      'As JSON with `text`: readable at once. As JSON with `url` and no text: the answer comes at once with status READING, and a job fetches the page and reads it. As multipart form with the part `file` (plain text, Markdown, HTML, PDF or DOCX) and the same fields: likewise, and a job reads the file.',
  })
  @Answers(documentDetail, {
    status: 201,
    description: 'The document, with its first job.',
    errors: [409, 413, 415, 422],
  })
  create(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: createDocumentBody }) body: CreateDocumentBody,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<DocumentDetail> {
    const upload = file ? uploadOf(file, body.charset) : null;
    return this.transactions.run(async (tx) => {
      const id = await this.intake.create(tx, actor, body, upload);
      return this.documents.detail(actor, id);
    });
  }

  @Get()
  @Requires('document.read')
  @ApiOperation({ summary: 'Documents, newest first' })
  @Answers(documentPage, { description: 'A page of documents.' })
  list(@Query({ schema: documentQuery }) query: DocumentQuery): Promise<Page<DocumentView>> {
    return this.queries.list(query);
  }

  @Get(':id')
  @Requires('document.read')
  @ApiOperation({ summary: 'One document, with its latest jobs' })
  @Answers(documentDetail, { description: 'The document.' })
  get(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<DocumentDetail> {
    return this.documents.detail(actor, id);
  }

  @Get(':id/versions')
  @Requires('document.read')
  @ApiOperation({ summary: 'The versions of a document, newest first' })
  @Answers(versionPage, { description: 'A page of versions, without their texts.' })
  async versions(
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<VersionSummary>> {
    const versions = await this.queries.versions(id, query);
    if (versions.items.length === 0 && !(await this.queries.exists(id))) throw documentNotFound();
    return versions;
  }

  @Get(':id/versions/:number')
  @Requires('document.read')
  @ApiOperation({ summary: 'One version, with its text' })
  @Answers(versionView, { description: 'The version.' })
  async version(@Param({ schema: versionParams }) { id, number }: VersionParams): Promise<VersionView> {
    const version = await this.queries.findVersion(id, number);
    if (!version) throw versionNotFound();
    return toVersionView(version);
  }

  @Get(':id/original')
  @Requires('document.read')
  @Header('X-Content-Type-Options', 'nosniff')
  @Header('Content-Security-Policy', "sandbox; default-src 'none'")
  @Header('Cache-Control', 'private, no-store')
  @ApiOperation({ summary: 'Download the file a version was read from, byte for byte' })
  @AnswersMedia('application/octet-stream', { description: 'The bytes, as an attachment.' })
  async original(
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: originalQuery }) query: OriginalQuery,
  ): Promise<StreamableFile> {
    const row = await this.queries.find(id);
    if (!row) throw documentNotFound();
    const number = query.version ?? row.document.currentVersion;
    const file = await this.openOriginal(id, number);
    // Never the sender's media type: a page of theirs must not run under our address.
    return new StreamableFile(file.bytes, {
      type: 'application/octet-stream',
      disposition: `attachment; filename="${originalName(file, id, Math.max(number, 1))}"`,
      length: file.size,
    });
  }

  /** While nothing has been read (version 0) it is the page that was fetched last, or the file with the document's id. */
  private async openOriginal(documentId: string, number: number): Promise<StoredFile> {
    const version = number === 0 ? null : await this.queries.findVersion(documentId, number);
    if (number > 0 && !version) throw versionNotFound();
    const fileId = version ? version.originalId : await this.unreadFileId(documentId);
    const file = fileId === null ? null : await this.files.open(fileId);
    if (!file) throw originalNotFound();
    return file;
  }

  private async unreadFileId(documentId: string): Promise<string | null> {
    const page = await this.queries.page(documentId);
    return page ? page.fileId : documentId;
  }
}
