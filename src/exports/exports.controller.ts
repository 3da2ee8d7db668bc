import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import type { Page } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { ExportSelection } from './export-selection.js';
import { exportNotFound } from './exports.errors.js';
import { ExportsQueries } from './exports.queries.js';
import {
  createExportBody,
  type CreateExportBody,
  exportPage,
  exportPageQuery,
  type ExportPageQuery,
  exportPreview,
  type ExportPreview,
  exportPreviewQuery,
  type ExportPreviewQuery,
  exportView,
  type ExportView,
} from './exports.schemas.js';
import { ExportsService } from './exports.service.js';

/** Files with many reports, made in the background from a snapshot. */
@ApiTags('exports')
@Controller('exports')
export class ExportsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly exports: ExportsService,
    private readonly queries: ExportsQueries,
    private readonly selection: ExportSelection,
  ) {}

  @Post()
  @Requires('export.create')
  @Idempotent()
  @ApiOperation({
    summary: 'Export reports by filter, by selection, or again from a snapshot',
    description:
      'A job freezes which reports there are and what they say, then writes the file. Another export from the same snapshot shows the same reports as they were then; in the same format it is the same file, byte for byte.',
  })
  @Answers(exportView, { status: 202, description: 'The export; ask for it until it is READY.', errors: [409, 422] })
  create(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: createExportBody }) body: CreateExportBody,
  ): Promise<ExportView> {
    return this.transactions.run(async (tx) => this.view(await this.exports.request(tx, actor, body)));
  }

  @Get()
  @Requires('export.create')
  @ApiOperation({ summary: 'Exports of the desk, newest first' })
  @Answers(exportPage, { description: 'A page of exports.' })
  list(@Query({ schema: exportPageQuery }) query: ExportPageQuery): Promise<Page<ExportView>> {
    return this.queries.list(query);
  }

  @Get('preview')
  @Requires('export.create')
  @ApiOperation({
    summary: 'How many reports an export would hold',
    description: '`numbers` counts those reports whatever their standing; the other filters then do not matter.',
  })
  @Answers(exportPreview, { description: 'The number, and what fits into a file of each format.' })
  preview(@Query({ schema: exportPreviewQuery }) query: ExportPreviewQuery): Promise<ExportPreview> {
    return this.selection.preview(query);
  }

  @Get(':id')
  @Requires('export.create')
  @ApiOperation({ summary: 'An export: how far it is, or what came of it' })
  @Answers(exportView, { description: 'The export.' })
  get(@Param({ schema: idParam }) { id }: IdParam): Promise<ExportView> {
    return this.view(id);
  }

  @Post(':id/cancel')
  @Requires('export.create')
  @Idempotent()
  @ApiOperation({ summary: 'End an export that waits or runs; nothing of its file is left' })
  @Answers(exportView, { description: 'The export, CANCELLED.', errors: [409] })
  cancel(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ExportView> {
    return this.transactions.run(async (tx) => {
      await this.exports.cancel(tx, actor, id);
      return this.view(id);
    });
  }

  @Post(':id/retry')
  @Requires('export.create')
  @Idempotent()
  @ApiOperation({ summary: 'Make a failed or cancelled export again, from the same snapshot' })
  @Answers(exportView, { status: 202, description: 'The export, QUEUED.', errors: [409] })
  retry(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ExportView> {
    return this.transactions.run(async (tx) => {
      await this.exports.retry(tx, actor, id);
      return this.view(id);
    });
  }

  @Delete(':id')
  @Requires('export.create')
  @ApiOperation({ summary: 'Remove an export with its file' })
  @AnswersNothing({ description: 'It is gone; what was being made comes to nothing.' })
  remove(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<void> {
    return this.transactions.run((tx) => this.exports.remove(tx, actor, id));
  }

  private async view(id: string): Promise<ExportView> {
    const found = await this.queries.find(id);
    if (!found) throw exportNotFound();
    return found;
  }
}
