import { Module } from '@nestjs/common';
import { SchemesModule } from '../schemes/schemes.module.js';
import { AgreementController } from './agreement.controller.js';
import { AgreementQueries } from './agreement.queries.js';
import { AgreementService } from './agreement.service.js';
import { WorkController } from './work.controller.js';
import { WorkQueries } from './work.queries.js';

@Module({
  imports: [SchemesModule],
  controllers: [AgreementController, WorkController],
  providers: [AgreementQueries, AgreementService, WorkQueries],
})
export class StatisticsModule {}
