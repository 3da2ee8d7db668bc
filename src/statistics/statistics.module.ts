import { Module } from '@nestjs/common';
import { SchemesModule } from '../schemes/schemes.module.js';
import { AgeingQueries } from './ageing.queries.js';
import { AgreementOfRatings } from './agreement-of-ratings.service.js';
import { AgreementController } from './agreement.controller.js';
import { AgreementQueries } from './agreement.queries.js';
import { AgreementService } from './agreement.service.js';
import { GoldStatsController } from './gold.controller.js';
import { GoldStatsQueries } from './gold.queries.js';
import { PublishedAgreement } from './published-agreement.js';
import { PublishedFiguresController } from './published-figures.controller.js';
import { PublishedFiguresQueries } from './published-figures.queries.js';
import { PublishedFiguresService } from './published-figures.service.js';
import { WorkController } from './work.controller.js';
import { WorkQueries } from './work.queries.js';

@Module({
  imports: [SchemesModule],
  controllers: [AgreementController, WorkController, GoldStatsController, PublishedFiguresController],
  providers: [
    AgreementQueries,
    AgreementService,
    AgreementOfRatings,
    WorkQueries,
    AgeingQueries,
    GoldStatsQueries,
    PublishedFiguresQueries,
    PublishedFiguresService,
    PublishedAgreement,
  ],
  exports: [PublishedFiguresService, AgreementOfRatings],
})
export class StatisticsModule {}
