import { Module } from '@nestjs/common';
import { SchemesModule } from '../schemes/schemes.module.js';
import { AgreementController } from './agreement.controller.js';
import { AgreementQueries } from './agreement.queries.js';
import { AgreementService } from './agreement.service.js';

@Module({
  imports: [SchemesModule],
  controllers: [AgreementController],
  providers: [AgreementQueries, AgreementService],
})
export class StatisticsModule {}
