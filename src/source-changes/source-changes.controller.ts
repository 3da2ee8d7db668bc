import { Body, Controller, Headers, Param, Post, UploadedFile, UseInterceptors } from '@nestjs/common';
import { FileInterceptor } from '@nestjs/platform-express';
import { ApiConsumes, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { parseIfMatch } from '../api/if-match.decorator.js';
import { Transactions } from '../database/transactions.js';
import { toJobView } from '../documents/document.view.js';
import { fieldFault } from '../documents/documents.errors.js';
import { documentDetail, type DocumentDetail, jobView, type JobView } from '../documents/documents.schemas.js';
import { DocumentsService } from '../documents/documents.service.js';
import { uploadOf } from '../documents/upload.rules.js';
import { PlainEncodingInterceptor } from '../files/plain-encoding.interceptor.js';
import { newVersionBody, type NewVersionBody } from './source-changes.schemas.js';
import { SourceChangesService } from './source-changes.service.js';
import { VersionRequestsService } from './version-requests.service.js';

@ApiTags('documents')
@Controller('documents')
export class SourceChangesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly sourceChanges: SourceChangesService,
    private readonly requests: VersionRequestsService,
    private readonly documents: DocumentsService,
  ) {}

  @Post(':id/versions')
  @Requires('document.create')
  @Idempotent()
  // Below `Idempotent`: interceptors run from the lowest decorator up, and the key covers the uploaded bytes.
  @UseInterceptors(PlainEncodingInterceptor, FileInterceptor('file'))
  @ApiConsumes('application/json', 'multipart/form-data')
  @ApiOperation({
    summary: 'Give a document a new text',
    description:
      'As JSON with `text`: the new version is there at once, and the same text again is refused. As multipart form with the part `file`: an UPLOAD job reads it, and the document keeps its text until that is done; the `result` of the job says whether there is a new version. Every claim is looked for in a new version, by a job: until that ends their places are PENDING.',
  })
  @ApiHeader({
    name: 'If-Match',
    required: false,
    description: 'ETag of the document you read; refused when it changed.',
  })
  @Answers(documentDetail, {
    status: 201,
    description: 'The document with its new version, or with the job that reads the file.',
    errors: [409, 412, 413, 415, 422],
  })
  create(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Headers('if-match') ifMatch: string | undefined,
    @Body({ schema: newVersionBody }) { text, charset }: NewVersionBody,
    @UploadedFile() file?: Express.Multer.File,
  ): Promise<DocumentDetail> {
    const editedVersion = ifMatch === undefined ? null : parseIfMatch(ifMatch);
    if (text !== undefined && file) throw fieldFault('text', 'cannot go together with a file; send one of them');
    if (charset !== undefined && !file) throw fieldFault('charset', 'goes with a file only');
    return this.transactions.run(async (tx) => {
      if (file) await this.requests.upload(tx, actor, id, uploadOf(file, charset), { editedVersion });
      else if (text !== undefined) await this.sourceChanges.addVersion(tx, actor, id, { text, editedVersion });
      else throw fieldFault('text', 'is required: send the new words of the document, or a file');
      return this.documents.detail(actor, id);
    });
  }

  @Post(':id/refresh')
  @Requires('document.create')
  @Idempotent()
  @ApiOperation({
    summary: 'Look at the page of a document again',
    description:
      'A REFRESH job fetches the page, unless its site says that nothing changed, and makes a new version of what did. Whatever is wrong with the page, the document keeps its text; the `result` of the job has the `outcome`. A look that is under way is answered instead of a second one.',
  })
  @Answers(jobView, { status: 202, description: 'The job; ask for it until it is DONE or FAILED.', errors: [409] })
  refresh(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<JobView> {
    return this.transactions.run(async (tx) => toJobView(await this.requests.refresh(tx, actor, id), actor));
  }
}
