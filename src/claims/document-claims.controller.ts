import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { Transactions } from '../database/transactions.js';
import { DocumentsService } from '../documents/documents.service.js';
import { CandidatesService } from './candidates.service.js';
import { claimNotFound } from './claims.errors.js';
import { ClaimsQueries } from './claims.queries.js';
import { createClaimBody, type CreateClaimBody, deskClaimView, type DeskClaimView } from './claims.schemas.js';

@ApiTags('claims')
@Controller('documents')
export class DocumentClaimsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly documents: DocumentsService,
    private readonly candidates: CandidatesService,
    private readonly queries: ClaimsQueries,
  ) {}

  @Post(':id/claims')
  @Requires('claim.create')
  @Idempotent()
  @ApiOperation({ summary: 'Add a claim by marking words in the newest version of a document' })
  @Answers(deskClaimView, { status: 201, description: 'The claim, READY.', errors: [409, 412, 422] })
  async create(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: createClaimBody }) body: CreateClaimBody,
  ): Promise<DeskClaimView> {
    const claimId = await this.transactions.run(async (tx) => {
      const { document, version } = await this.documents.newestVersion(tx, id);
      return this.candidates.createByHand(tx, actor, document, version, body);
    });
    const claim = await this.queries.findForDesk(claimId, actor.id);
    if (!claim) throw claimNotFound();
    return claim;
  }
}
