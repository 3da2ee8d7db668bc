import { Module } from '@nestjs/common';
import { ClaimsModule } from '../claims/claims.module.js';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { UsersModule } from '../users/users.module.js';
import { HandOverController } from './hand-over.controller.js';
import { HandOverQueries } from './hand-over.queries.js';
import { HandOverService } from './hand-over.service.js';

/** An editor who leaves, or is away, gives the work to another. */
@Module({
  imports: [ClaimsModule, ComplaintsModule, UsersModule],
  controllers: [HandOverController],
  providers: [HandOverQueries, HandOverService],
})
export class HandOverModule {}
