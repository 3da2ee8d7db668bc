import { Module } from '@nestjs/common';
import { ReportsModule } from '../reports/reports.module.js';
import { PicturesController } from './pictures.controller.js';
import { ReportPictures } from './report-pictures.service.js';

@Module({
  imports: [ReportsModule],
  controllers: [PicturesController],
  providers: [ReportPictures],
})
export class PicturesModule {}
