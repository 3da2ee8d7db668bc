import { Module } from '@nestjs/common';
import { ReportExportsController } from './report-exports.controller.js';
import { ReportsController } from './reports.controller.js';
import { ReportsQueries } from './reports.queries.js';
import { ReportsService } from './reports.service.js';

@Module({
  controllers: [ReportsController, ReportExportsController],
  providers: [ReportsQueries, ReportsService],
  exports: [ReportsService],
})
export class ReportsModule {}
