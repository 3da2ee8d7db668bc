import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module.js';
import { ReportPdfController } from './report-pdf.controller.js';

@Module({ imports: [ReportsModule], controllers: [ReportPdfController] })
export class PrintingModule {}
