import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module.js';
import { VerdictsModule } from '../verdicts/verdicts.module.js';
import { LandingController } from './landing.controller.js';

@Module({ imports: [ReportsModule, VerdictsModule], controllers: [LandingController] })
export class LandingModule {}
