import { Module } from '@nestjs/common';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { CorrectionsFeedController } from './corrections-feed.controller.js';
import { ReportExportsController } from './report-exports.controller.js';
import { ReportArchiveModule } from './report-archive.module.js';
import { ReportsController } from './reports.controller.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [ReportArchiveModule, VerdictsModule],
  controllers: [ReportsController, ReportExportsController, CorrectionsFeedController],
  providers: [ReportsQueries, ReportsService],
  exports: [ReportsService],
})
export class ReportsModule {}
