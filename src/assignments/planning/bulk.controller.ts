import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import { can, type PersonActor } from '../../access/actor.js';
import { Answers } from '../../api/answers.decorator.js';
import { idParam, type IdParam } from '../../api/id-param.schema.js';
import { Idempotent } from '../../api/idempotent.decorator.js';
import { AppError } from '../../common/app-error.js';
import { Transactions } from '../../database/transactions.js';
import { roundView, type RoundView } from '../assignments.schemas.js';
import { ReassignService } from '../reassign.service.js';
import { RoundsQueries } from '../rounds.queries.js';
import { BulkAssignmentService } from './bulk-assignment.service.js';
import {
  bulkBody,
  type BulkBody,
  planView,
  type PlanView,
  reassignBody,
  type ReassignBody,
  rebalanceBody,
  type RebalanceBody,
} from './bulk.schemas.js';
import { RebalanceService } from './rebalance.service.js';

/** Sharing out work, and moving it from one person to another. */
@ApiTags('review')
@Controller()
export class BulkController {
  constructor(
    private readonly transactions: Transactions,
    private readonly bulk: BulkAssignmentService,
    private readonly rebalancing: RebalanceService,
    private readonly reassigning: ReassignService,
    private readonly rounds: RoundsQueries,
  ) {}

  @Post('assignments/bulk')
  @Requires('assignment.assign')
  @Idempotent()
  @ApiOperation({
    summary: 'Assign many claims: show a plan, then apply it',
    description:
      'Without `dryRun: false` nothing is changed: the answer has every choice with its reason, and a `planId`. Send that back to apply exactly this plan; when the desk has changed meanwhile, the answer is PLAN_CHANGED and says what.',
  })
  @Answers(planView, { description: 'The plan, shown or applied.', errors: [409, 422] })
  assign(@CurrentActor() actor: PersonActor, @Body({ schema: bulkBody }) body: BulkBody): Promise<PlanView> {
    if (body.openRounds && !can(actor, 'round.open')) {
      throw new AppError('FORBIDDEN', 'You may not open rounds.', {
        detailCode: 'permission-missing',
        params: { permission: 'round.open' },
      });
    }
    return this.transactions.run((tx) => {
      if (body.planId) return this.bulk.apply(tx, actor, body.planId);
      return body.dryRun ? this.bulk.preview(tx, actor, body) : this.bulk.assign(tx, actor, body);
    });
  }

  @Post('assignments/rebalance')
  @Requires('assignment.assign')
  @Idempotent()
  @ApiOperation({
    summary: 'Give somebody’s open work to others: show a plan, then apply it',
    description: 'What nobody else may do stays where it is. Disable the account afterwards, if the person leaves.',
  })
  @Answers(planView, { description: 'The plan, shown or applied.', errors: [409, 422] })
  rebalance(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: rebalanceBody }) body: RebalanceBody,
  ): Promise<PlanView> {
    return this.transactions.run((tx) => {
      if (body.planId) return this.rebalancing.apply(tx, actor, body.planId);
      const request = { ...body, userId: body.userId ?? '' };
      return body.dryRun
        ? this.rebalancing.preview(tx, actor, request)
        : this.rebalancing.rebalance(tx, actor, request);
    });
  }

  @Post('assignments/:id/reassign')
  @Requires('assignment.assign')
  @Idempotent()
  @ApiOperation({ summary: 'Take an assignment from one reviewer and give it to another, in one act' })
  @Answers(roundView, { description: 'The round with its assignments.', errors: [409, 422] })
  reassign(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reassignBody }) { dueAt, ...body }: ReassignBody,
  ): Promise<RoundView> {
    return this.transactions.run(async (tx) => {
      const successor = { ...body, dueAt: dueAt === undefined ? null : new Date(dueAt) };
      const roundId = await this.reassigning.reassign(tx, actor, id, successor);
      return this.rounds.get(actor, roundId);
    });
  }
}
