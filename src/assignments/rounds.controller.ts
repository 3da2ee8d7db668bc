import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { reasonBody } from '../claims/claims.schemas.js';
import { Transactions, type Tx } from '../database/transactions.js';
import {
  assignBody,
  type AssignBody,
  openRoundBody,
  type OpenRoundBody,
  roundView,
  type RoundView,
  voidBody,
} from './assignments.schemas.js';
import { AssignmentsService } from './assignments.service.js';
import { RoundOpeningService } from './round-opening.service.js';
import { RoundsQueries } from './rounds.queries.js';
import { RoundsService } from './rounds.service.js';
import { SlotsService } from './slots.service.js';

@ApiTags('review')
@Controller()
export class RoundsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly rounds: RoundsService,
    private readonly opening: RoundOpeningService,
    private readonly slots: SlotsService,
    private readonly assignments: AssignmentsService,
    private readonly queries: RoundsQueries,
  ) {}

  @Post('claims/:id/rounds')
  @Requires('round.open')
  @Idempotent()
  @ApiOperation({
    summary: 'Open a review round',
    description: 'The policy and the version of the scheme stay with the round.',
  })
  @Answers(roundView, { status: 201, description: 'The round, OPEN.', errors: [409, 422] })
  open(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: openRoundBody }) body: OpenRoundBody,
  ): Promise<RoundView> {
    return this.transactions.run(async (tx) => {
      const roundId = await this.opening.open(tx, actor, id, body);
      return this.queries.get(actor, roundId);
    });
  }

  @Get('rounds/:id')
  @Requires('round.read')
  @ApiOperation({ summary: 'A round, as its reader may see it' })
  @Answers(roundView, { description: 'The round.' })
  get(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<RoundView> {
    return this.queries.get(actor, id);
  }

  @Post('rounds/:id/assignments')
  @Requires('assignment.assign')
  @Idempotent()
  @ApiOperation({
    summary: 'Assign reviewers to free places',
    description: 'All of them or none; says why somebody is not eligible.',
  })
  @Answers(roundView, { status: 201, description: 'The round with its assignments.', errors: [409, 422] })
  assign(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: assignBody }) body: AssignBody,
  ): Promise<RoundView> {
    const dueAt = body.dueAt ? new Date(body.dueAt) : null;
    return this.act(actor, id, (tx) => this.slots.assign(tx, actor, id, body.reviewerIds, dueAt));
  }

  @Post('rounds/:id/void')
  @Requires('round.open')
  @Idempotent()
  @ApiOperation({ summary: 'End a round without a result' })
  @Answers(roundView, { description: 'The round, VOID.', errors: [409] })
  void(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: voidBody }) body: { reason: string },
  ): Promise<RoundView> {
    return this.act(actor, id, async (tx) => {
      const locked = await this.rounds.lockForDesk(tx, actor, id);
      await this.rounds.void(tx, actor, locked, body.reason);
    });
  }

  @Post('assignments/:id/revoke')
  @Requires('assignment.assign')
  @Idempotent()
  @ApiOperation({ summary: 'Take an assignment away from a reviewer' })
  @AnswersNothing({ description: 'Revoked; the place is free again.', errors: [409] })
  async revoke(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<void> {
    await this.transactions.run((tx) => this.assignments.revoke(tx, actor, id, body.reason));
  }

  private act(actor: PersonActor, id: string, work: (tx: Tx) => Promise<void>): Promise<RoundView> {
    return this.transactions.run(async (tx) => {
      await work(tx);
      return this.queries.get(actor, id);
    });
  }
}
