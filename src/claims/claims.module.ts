import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { CandidatesService } from './candidates.service.js';
import { ClaimsController } from './claims.controller.js';
import { ClaimsQueries } from './claims.queries.js';
import { ClaimsRepository } from './claims.repository.js';
import { ClaimsService } from './claims.service.js';
import { DocumentClaimsController } from './document-claims.controller.js';

@Module({
  imports: [DocumentsModule],
  controllers: [ClaimsController, DocumentClaimsController],
  providers: [ClaimsRepository, ClaimsService, CandidatesService, ClaimsQueries],
  exports: [ClaimsService, CandidatesService, ClaimsQueries],
})
export class ClaimsModule {}
