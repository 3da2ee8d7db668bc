import { Module } from '@nestjs/common';
import { ComplaintsModule } from '../complaints/complaints.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { ComplaintPagesController } from './complaint-pages.controller.js';
import { LandingController } from './landing.controller.js';

@Module({
  imports: [ReportsModule, VerdictsModule, ComplaintsModule],
  controllers: [LandingController, ComplaintPagesController],
})
export class LandingModule {}
