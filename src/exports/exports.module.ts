import { Module } from '@nestjs/common';
import { FilesModule } from '../files/files.module.js';
import { OrganisationModule } from '../organisation/organisation.module.js';
import { ReportsModule } from '../reports/reports.module.js';
import { StatisticsModule } from '../statistics/statistics.module.js';
import { ExportChanges } from './export-changes.service.js';
import { ExportContexts } from './export-contexts.service.js';
import { ExportDownloads } from './export-downloads.service.js';
import { ExportFilesController } from './export-files.controller.js';
import { ExportLimits } from './export-limits.js';
import { ExportProducer } from './export-producer.js';
import { ExportQueue } from './export-queue.js';
import { ExportRuns } from './export-runs.service.js';
import { ExportSelection } from './export-selection.js';
import { ExportsController } from './exports.controller.js';
import { ExportsQueries } from './exports.queries.js';
import { ExportsRepository } from './exports.repository.js';
import { ExportsService } from './exports.service.js';
import { RunExportHandler } from './run-export.handler.js';
import { SnapshotFiguresQueries } from './snapshot-figures.queries.js';
import { SnapshotsQueries } from './snapshots.queries.js';
import { SnapshotsRepository } from './snapshots.repository.js';
import { Snapshots } from './snapshots.service.js';
import { TidyExportsHandler } from './tidy-exports.handler.js';
import { TidyExports } from './tidy-exports.service.js';

@Module({
  imports: [FilesModule, OrganisationModule, ReportsModule, StatisticsModule],
  controllers: [ExportsController, ExportFilesController],
  providers: [
    ExportsRepository,
    ExportsQueries,
    ExportsService,
    ExportSelection,
    ExportChanges,
    ExportQueue,
    ExportLimits,
    ExportRuns,
    ExportProducer,
    ExportDownloads,
    RunExportHandler,
    SnapshotsRepository,
    SnapshotsQueries,
    Snapshots,
    SnapshotFiguresQueries,
    ExportContexts,
    TidyExports,
    TidyExportsHandler,
  ],
  exports: [Snapshots, ExportContexts, ExportLimits],
})
export class ExportsModule {}
