import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { Transactions } from '../database/transactions.js';
import { BulkTriageService } from './bulk-triage.service.js';
import { claimNotFound } from './claims.errors.js';
import { ClaimsQueries } from './claims.queries.js';
import { deskClaimView, type DeskClaimView } from './claims.schemas.js';
import { MergeService } from './merge.service.js';
import {
  bulkTriageBody,
  type BulkTriageBody,
  bulkTriageResult,
  type BulkTriageResult,
  mergeBody,
  type MergeBody,
  splitClaimBody,
  type SplitClaimBody,
  splitResult,
  type SplitResult,
  undoBody,
  type UndoBody,
} from './restructuring.schemas.js';
import { SplitService } from './split.service.js';
import { TriageUndoService } from './triage-undo.service.js';

@ApiTags('claims')
@Controller('claims')
export class RestructuringController {
  constructor(
    private readonly transactions: Transactions,
    private readonly bulk: BulkTriageService,
    private readonly undos: TriageUndoService,
    private readonly merges: MergeService,
    private readonly splits: SplitService,
    private readonly queries: ClaimsQueries,
  ) {}

  @Post('bulk')
  @HttpCode(200)
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({
    summary: 'Accept, reject, reopen, archive or undo many claims at once',
    description:
      'Each claim by itself: what is refused of one does not keep the others. With an Idempotency-Key all of it is committed together.',
  })
  @Answers(bulkTriageResult, { description: 'What became of each claim.' })
  triage(
    @CurrentActor() actor: PersonActor,
    @Body({ schema: bulkTriageBody }) body: BulkTriageBody,
  ): Promise<BulkTriageResult> {
    return this.bulk.triage(actor, body);
  }

  @Post(':id/undo-triage')
  @HttpCode(200)
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({
    summary: 'Take back the last accept, reject or merge',
    description: 'While nothing else has happened to the claim: no round, no other decision.',
  })
  @Answers(deskClaimView, { description: 'The claim, as it was before.', errors: [409] })
  async undo(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: undoBody }) { reason }: UndoBody,
  ): Promise<DeskClaimView> {
    await this.transactions.run((tx) => this.undos.undo(tx, actor, id, reason ?? null));
    return this.find(actor, id);
  }

  @Post(':id/merge')
  @HttpCode(200)
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({
    summary: 'Merge a claim into another that says the same',
    description:
      'The claim is REJECTED as a duplicate. The other gains its appearances and, in the same text, its place. Comments stay where they are: `GET /claims?duplicateOf=` leads to them.',
  })
  @Answers(deskClaimView, { description: 'The claim that is kept.', errors: [409] })
  async merge(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: mergeBody }) body: MergeBody,
  ): Promise<DeskClaimView> {
    await this.transactions.run((tx) => this.merges.merge(tx, actor, id, body));
    return this.find(actor, body.intoId);
  }

  @Post(':id/split')
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({
    summary: 'Split a claim that says several things',
    description: 'Each part is a claim of its own, READY, on its words of the sentence; the old one is ARCHIVED.',
  })
  @Answers(splitResult, { status: 201, description: 'The old claim and its parts.', errors: [409, 422] })
  async split(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: splitClaimBody }) body: SplitClaimBody,
  ): Promise<SplitResult> {
    const partIds = await this.transactions.run((tx) => this.splits.split(tx, actor, id, body));
    const parts: DeskClaimView[] = [];
    for (const partId of partIds) parts.push(await this.find(actor, partId));
    return { claim: await this.find(actor, id), parts };
  }

  private async find(actor: PersonActor, id: string): Promise<DeskClaimView> {
    const claim = await this.queries.findForDesk(id, actor.id);
    if (!claim) throw claimNotFound();
    return claim;
  }
}
