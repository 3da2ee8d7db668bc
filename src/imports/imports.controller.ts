import { Body, Controller, Get, Param, Post, Query, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import type { Page } from '../common/page.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { fieldFault } from '../documents/documents.errors.js';
import { RefusedAddressInterceptor } from '../documents/refused-address.interceptor.js';
import { cleanFilename } from '../documents/upload.rules.js';
import { PlainEncodingInterceptor } from '../files/plain-encoding.interceptor.js';
import { DiscardUploadInterceptor } from './discard-upload.interceptor.js';
import { importNotFound } from './imports.errors.js';
import { ImportsQueries } from './imports.queries.js';
import {
  createImportBody,
  type CreateImportBody,
  createImportQuery,
  type CreateImportQuery,
  importPage,
  importQuery,
  type ImportQuery,
  importRowPage,
  importRowQuery,
  type ImportRowQuery,
  type ImportRowView,
  importView,
  type ImportView,
} from './imports.schemas.js';
import { type ImportOrder, ImportsService } from './imports.service.js';

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly imports: ImportsService,
    private readonly queries: ImportsQueries,
  ) {}

  @Post()
  @Requires('import.run')
  // No Idempotency-Key: the same file put in again changes nothing, and hashing hundreds of megabytes first is no gain.
  @UseInterceptors(
    RefusedAddressInterceptor,
    PlainEncodingInterceptor,
    DiscardUploadInterceptor,
    FileInterceptor('file'),
  )
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiOperation({
    summary: 'Import earlier fact checks, or many documents',
    description:
      'As JSON with `url`: a job fetches it. As multipart form with the part `file`. Earlier checks: a page or JSON with ClaimReview, a DataFeed, a table (CSV), or reports exported by a desk. Documents: a table (CSV), JSON lines, or a ZIP archive. The answer comes at once; a job takes the rows in.',
  })
  @Answers(importView, {
    status: 202,
    description: 'The import; ask for it until it has ended.',
    errors: [413, 415, 422],
  })
  create(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: createImportBody }) body: CreateImportBody,
    @Query({ schema: createImportQuery }) { dryRun }: CreateImportQuery,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<ImportView> {
    const order = { kind: body.kind ?? null, licence: body.licence ?? null, dryRun };
    return this.transactions.run(async (tx) => this.view(await this.take(tx, actor, body.url, file, order)));
  }

  @Get()
  @Requires('import.run')
  @ApiOperation({ summary: 'Imports, newest first' })
  @Answers(importPage, { description: 'A page of imports.' })
  list(@Query({ schema: importQuery }) query: ImportQuery): Promise<Page<ImportView>> {
    return this.queries.list(query);
  }

  @Get(':id')
  @Requires('import.run')
  @ApiOperation({ summary: 'An import: how far it is, what came of its rows' })
  @Answers(importView, { description: 'The import.' })
  get(@Param({ schema: idParam }) { id }: IdParam): Promise<ImportView> {
    return this.view(id);
  }

  @Get(':id/rows')
  @Requires('import.run')
  @ApiOperation({ summary: 'What became of each row, in the order of the file' })
  @Answers(importRowPage, { description: 'A page of rows.' })
  async rows(
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: importRowQuery }) query: ImportRowQuery,
  ): Promise<Page<ImportRowView>> {
    const rows = await this.queries.rows(id, query);
    if (rows.items.length === 0) await this.view(id);
    return rows;
  }

  @Post(':id/cancel')
  @Requires('import.run')
  @ApiOperation({ summary: 'End an import; what it has written stays' })
  @Answers(importView, { description: 'The import, CANCELLED.', errors: [409] })
  cancel(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ImportView> {
    return this.transactions.run(async (tx) => {
      await this.imports.cancel(tx, actor, id);
      return this.view(id);
    });
  }

  private take(
    tx: Tx,
    actor: PersonActor,
    url: string | undefined,
    file: Express.Multer.File | undefined,
    order: ImportOrder,
  ): Promise<string> {
    if (file && url !== undefined) throw fieldFault('url', 'cannot go together with a file; send one of them');
    if (url !== undefined) return this.imports.createFromAddress(tx, actor, url, order);
    if (!file) throw fieldFault('url', 'is required: send a file, or the url of a page to fetch');
    const { path, mimetype, originalname } = file;
    const local = { path, filename: cleanFilename(originalname), mediaType: mimetype };
    return this.imports.createFromFile(tx, actor, local, order);
  }

  private async view(id: string): Promise<ImportView> {
    const found = await this.queries.find(id);
    if (!found) throw importNotFound();
    return found;
  }
}
