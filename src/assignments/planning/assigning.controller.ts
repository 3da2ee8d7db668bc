import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../../access/access.decorators.js';
import type { PersonActor } from '../../access/actor.js';
import { Answers } from '../../api/answers.decorator.js';
import { idParam, type IdParam } from '../../api/id-param.schema.js';
import { type Page, pageQuery, type PageQuery, wholeList } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import { OverdueQueries } from '../leases/overdue.queries.js';
import { type OverdueAssignment, overduePage } from '../leases/overdue.schemas.js';
import { claimEligibilityQuery, type ClaimEligibilityQuery, eligibilityList } from './eligibility.schemas.js';
import { RoundEligibilityService } from './round-eligibility.service.js';

/** What an editor looks at before assigning: who may take a place, and what is late. */
@ApiTags('review')
@Controller()
export class AssigningController {
  constructor(
    private readonly transactions: Transactions,
    private readonly eligibility: RoundEligibilityService,
    private readonly overdue: OverdueQueries,
  ) {}

  @Get('rounds/:id/eligibility')
  @Requires('assignment.assign')
  @ApiOperation({ summary: 'Who may take a place in a round, and why the others may not' })
  @Answers(eligibilityList, { description: 'Everybody active with a role that rates.', errors: [409] })
  async listEligible(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam) {
    return wholeList(await this.transactions.run((tx) => this.eligibility.list(tx, actor, id)));
  }

  @Get('claims/:id/eligibility')
  @Requires('assignment.assign')
  @ApiOperation({
    summary: 'Who may rate a claim, and why the others may not',
    description: 'In the round under way; where there is none, in one that you would open now.',
  })
  @Answers(eligibilityList, { description: 'Everybody active with a role that rates.' })
  async listEligibleForClaim(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Query({ schema: claimEligibilityQuery }) { policyKey }: ClaimEligibilityQuery,
  ) {
    return wholeList(await this.transactions.run((tx) => this.eligibility.ofClaim(tx, actor, id, policyKey)));
  }

  @Get('assignments/overdue')
  @Requires('assignment.assign')
  @ApiOperation({ summary: 'Assignments past their due date, longest first' })
  @Answers(overduePage, { description: 'A page of overdue assignments.' })
  listOverdue(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: pageQuery }) query: PageQuery,
  ): Promise<Page<OverdueAssignment>> {
    return this.overdue.list(actor, query);
  }
}
