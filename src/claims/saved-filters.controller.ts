import { Body, Controller, Delete, Get, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { IfMatch } from '../api/if-match.decorator.js';
import { wholeList } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { SavedFiltersRepository } from './saved-filters.repository.js';
import {
  savedFilterBody,
  type SavedFilterBody,
  savedFilterList,
  savedFilterView,
  type SavedFilterView,
  toSavedFilter,
} from './saved-filters.schemas.js';
import { SavedFiltersService } from './saved-filters.service.js';

@ApiTags('claims')
@Controller('saved-filters')
export class SavedFiltersController {
  constructor(
    private readonly transactions: Transactions,
    private readonly service: SavedFiltersService,
    private readonly filters: SavedFiltersRepository,
  ) {}

  @Get()
  @Requires('round.read')
  @ApiOperation({ summary: 'Saved filters: your own and those the desk shares' })
  @Answers(savedFilterList, { description: 'The filters, by name.' })
  async list(@CurrentActor() actor: PersonActor) {
    return wholeList((await this.filters.visibleTo(actor.id)).map((saved) => toSavedFilter(saved, actor.id)));
  }

  @Post()
  @Requires('round.read')
  @Idempotent()
  @ApiOperation({ summary: 'Keep a filter of the list of claims under a name' })
  @Answers(savedFilterView, { status: 201, description: 'The saved filter.', errors: [409] })
  add(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: savedFilterBody }) body: SavedFilterBody,
  ): Promise<SavedFilterView> {
    return this.transactions.run(async (tx) => toSavedFilter(await this.service.add(tx, actor, body), actor.id));
  }

  @Put(':id')
  @Requires('round.read')
  @ApiOperation({ summary: 'Change a filter of your own', description: 'Send If-Match.' })
  @Answers(savedFilterView, { description: 'The filter after the change.', errors: [404, 409, 412, 428] })
  change(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @IfMatch() version: number,
    @Body({ schema: savedFilterBody }) body: SavedFilterBody,
  ): Promise<SavedFilterView> {
    return this.transactions.run(async (tx) =>
      toSavedFilter(await this.service.change(tx, actor, id, version, body), actor.id),
    );
  }

  @Delete(':id')
  @Requires('round.read')
  @ApiOperation({ summary: 'Remove a filter of your own' })
  @AnswersNothing({ description: 'The filter is gone.' })
  async remove(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<void> {
    await this.transactions.run((tx) => this.service.remove(tx, actor, id));
  }
}
