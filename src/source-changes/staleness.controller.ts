import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers, AnswersNothing } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { AppError } from '../common/app-error.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { StalenessService } from '../verdicts/staleness.service.js';
import { BulkAcknowledgementService } from './bulk-acknowledgement.service.js';
import { ReattachmentService } from './reattachment.service.js';
import { SourceGoneService } from './source-gone.service.js';
import {
  acknowledgeBody,
  type AcknowledgeBody,
  bulkAcknowledgeBody,
  type BulkAcknowledgeBody,
  bulkResult,
  type BulkResult,
  reattachBody,
  type ReattachBody,
  sourceGoneBody,
  type SourceGoneBody,
  stalenessView,
  type StalenessView,
} from './staleness.schemas.js';
import { StalenessQueries } from './staleness.queries.js';

/** What editors see of a claim whose source changed, and what they decide. */
@ApiTags('claims')
@Controller()
export class StalenessController {
  constructor(
    private readonly transactions: Transactions,
    private readonly staleness: StalenessService,
    private readonly bulk: BulkAcknowledgementService,
    private readonly gone: SourceGoneService,
    private readonly reattachment: ReattachmentService,
    private readonly queries: StalenessQueries,
  ) {}

  @Get('claims/:id/staleness')
  @Requires('round.read')
  @ApiOperation({
    summary: 'Old and new words of a claim, side by side, and what may be done',
    description: 'The old words are those that were accepted last, not simply those of the version before.',
  })
  @Answers(stalenessView, { description: 'Both sides with their difference, the verdicts, and the acts with reasons.' })
  async get(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<StalenessView> {
    const view = await this.queries.find(id, actor.id);
    if (!view) throw new AppError('NOT_FOUND', 'There is no such claim, or it is not for you.');
    return view;
  }

  @Post('claims/:id/staleness/acknowledge')
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({
    summary: 'Keep the verdict: the new words of the source say the same',
    description: 'Only for REWORDED and CONTEXT_CHANGED.',
  })
  @AnswersNothing({ description: 'Acknowledged.', errors: [409, 412] })
  async acknowledge(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: acknowledgeBody }) { reason, versionNumber }: AcknowledgeBody,
  ): Promise<void> {
    await this.transactions.run((tx) => this.staleness.acknowledge(tx, actor, id, reason, versionNumber));
  }

  @Post('staleness/acknowledge')
  @Requires('claim.triage')
  @ApiOperation({
    summary: 'Keep many verdicts at once',
    description:
      'Only for CONTEXT_CHANGED, and REWORDED by a corrected typo. Each item is settled or refused by itself; sending the list again does no harm.',
  })
  @Answers(bulkResult, { description: 'What became of each item, in the order sent.' })
  acknowledgeMany(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: bulkAcknowledgeBody }) body: BulkAcknowledgeBody,
  ): Promise<BulkResult> {
    return this.bulk.acknowledge(actor, body);
  }

  @Post('claims/:id/source-gone')
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({
    summary: 'Decide about a claim that its source no longer has',
    description:
      'finish: the round goes on, and verdicts hold, for the archived version. void: the round ends, and a verdict that is not published is withdrawn.',
  })
  @Answers(stalenessView, { description: 'The claim afterwards.', errors: [409, 412] })
  sourceGone(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: sourceGoneBody }) body: SourceGoneBody,
  ): Promise<StalenessView> {
    return this.act(actor, id, (tx) => this.gone.decide(tx, actor, id, body));
  }

  @Post('claims/:id/reattach')
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({
    summary: 'Show where a lost claim stands in the newest version',
    description:
      'For GONE, FAILED and CHANGED. The same wording keeps its verdicts; other words are a new revision of the statement, and a claim that was rated before gets a new round.',
  })
  @Answers(stalenessView, { description: 'The claim at its new place.', errors: [409, 412, 422] })
  reattach(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reattachBody }) { versionNumber, reason, start, end, exact, prefix, suffix }: ReattachBody,
  ): Promise<StalenessView> {
    const place = exact === undefined ? { start: start ?? 0, end: end ?? 0 } : { exact, prefix, suffix };
    return this.act(actor, id, (tx) => this.reattachment.reattach(tx, actor, id, { place, versionNumber, reason }));
  }

  private act(actor: PersonActor, id: string, work: (tx: Tx) => Promise<void>): Promise<StalenessView> {
    return this.transactions.run(async (tx) => {
      await work(tx);
      return this.get(actor, { id });
    });
  }
}
