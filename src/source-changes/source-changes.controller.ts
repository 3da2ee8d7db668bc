import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { parseIfMatch } from '../api/if-match.decorator.js';
import { Transactions } from '../database/transactions.js';
import { documentDetail, type DocumentDetail } from '../documents/documents.schemas.js';
import { DocumentsService } from '../documents/documents.service.js';
import { newVersionBody, type NewVersionBody } from './source-changes.schemas.js';
import { SourceChangesService } from './source-changes.service.js';

@ApiTags('documents')
@Controller('documents')
export class SourceChangesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly sourceChanges: SourceChangesService,
    private readonly documents: DocumentsService,
  ) {}

  @Post(':id/versions')
  @Requires('document.create')
  @Idempotent()
  @ApiOperation({
    summary: 'Give a document a new text',
    description:
      'Every claim is looked for in it, by a job: until that ends their places are PENDING. The same text again is refused.',
  })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the document you read; refused when it changed.',
  })
  @Answers(documentDetail, {
    status: 201,
    description: 'The document with its new version.',
    errors: [409, 412, 413, 422],
  })
  create(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: newVersionBody }) { text }: NewVersionBody,
  ): Promise<DocumentDetail> {
    const editedVersion = ifMatch === undefined ? null : parseIfMatch(ifMatch);
    return this.transactions.run(async (tx) => {
      await this.sourceChanges.addVersion(tx, actor, id, { text, editedVersion });
      return this.documents.detail(actor, id);
    });
  }
}
