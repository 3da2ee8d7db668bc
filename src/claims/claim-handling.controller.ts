import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { ClaimEmbargoService } from './claim-embargo.service.js';
import { ClaimUrgencyService } from './claim-urgency.service.js';
import { claimNotFound } from './claims.errors.js';
import { ClaimsQueries } from './claims.queries.js';
import {
  deskClaimView,
  type DeskClaimView,
  embargoBody,
  type EmbargoBody,
  urgentBody,
  type UrgentBody,
} from './claims.schemas.js';

/** How a claim is to be handled: before others, and not before a time. */
@ApiTags('claims')
@Controller('claims')
export class ClaimHandlingController {
  constructor(
    private readonly transactions: Transactions,
    private readonly urgency: ClaimUrgencyService,
    private readonly embargoes: ClaimEmbargoService,
    private readonly queries: ClaimsQueries,
  ) {}

  @Post(':id/urgent')
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({
    summary: 'Say that a claim is urgent, or no longer',
    description: 'Urgent claims are given out first. When it is so already, nothing happens.',
  })
  @Answers(deskClaimView, { description: 'The claim.', errors: [409] })
  markUrgent(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: urgentBody }) body: UrgentBody,
  ): Promise<DeskClaimView> {
    return this.act(actor, id, (tx) => this.urgency.mark(tx, actor, id, body));
  }

  @Post(':id/embargo')
  @Requires('verdict.publish')
  @Idempotent()
  @ApiOperation({
    summary: 'Say before when no verdict on a claim may be published, or lift it',
    description:
      'What is published already stays. Refused while a verdict is to be published by itself before that time.',
  })
  @Answers(deskClaimView, { description: 'The claim.', errors: [409] })
  setEmbargo(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: embargoBody }) body: EmbargoBody,
  ): Promise<DeskClaimView> {
    return this.act(actor, id, (tx) => this.embargoes.set(tx, actor, id, body));
  }

  private act(actor: PersonActor, id: string, work: (tx: Tx) => Promise<void>): Promise<DeskClaimView> {
    return this.transactions.run(async (tx) => {
      await work(tx);
      const claim = await this.queries.findForDesk(id, actor.id);
      if (!claim) throw claimNotFound();
      return claim;
    });
  }
}
