import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { ComplaintPagesController } from './complaint-pages.controller.js';
import { SiteController } from './site.controller.js';

@Module({
  imports: [ReportsModule, VerdictsModule, ComplaintsModule],
  controllers: [SiteController, ComplaintPagesController],
})
export class SiteModule {}
