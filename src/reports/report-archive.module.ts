import { Global, Module } from '@nestjs/common';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ReportArchive } from '../verdicts/report-archive.port.js';
import { PublishedReportsRepository } from './published-reports.repository.js';
import { ReportArchiveService } from './report-archive.service.js';

/** Global, so that `verdicts` gets its port without importing what depends on it. */
@Global()
@Module({
  imports: [OrganisationModule],
  providers: [
    PublishedReportsRepository,
    ReportArchiveService,
    { provide: ReportArchive, useExisting: ReportArchiveService },
  ],
  exports: [ReportArchive, ReportArchiveService],
})
export class ReportArchiveModule {}
