import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { ComplaintPagesController } from './complaint-pages.controller.js';
import { FiguresPageController } from './figures.controller.js';
import { SiteController } from './site.controller.js';

@Module({
  imports: [ReportsModule, VerdictsModule, ComplaintsModule, StatisticsModule],
  controllers: [SiteController, ComplaintPagesController, FiguresPageController],
})
export class SiteModule {}
