import { Module } from '@nestjs/common';
import { DocumentsModule } from '../documents/documents.module.js';
import { SourceChangesModule } from '../source-changes/source-changes.module.js';
import { CheckLeasesRepository } from './check-leases.repository.js';
import { CheckResults } from './check-results.service.js';
import { CheckTasks } from './check-tasks.js';
import { ConcernedEditorsQueries } from './concerned-editors.queries.js';
import { DocumentWatchController } from './document-watch.controller.js';
import { EntryIntake } from './entry-intake.service.js';
import { FeedEntriesController } from './feed-entries.controller.js';
import { FeedPoll } from './feed-poll.service.js';
import { FeedsController } from './feeds.controller.js';
import { FeedsQueries } from './feeds.queries.js';
import { FeedsRepository } from './feeds.repository.js';
import { FeedsService } from './feeds.service.js';
import { HandOutChecksHandler } from './hand-out-checks.handler.js';
import { HandOutChecks } from './hand-out-checks.service.js';
import { PageCheck } from './page-check.service.js';
import { RunCheckHandler } from './run-check.handler.js';
import { Schedule } from './schedule.service.js';
import { ScheduledChecksRepository } from './scheduled-checks.repository.js';
import { SourceWatchesService } from './source-watches.service.js';
import { SourcesController } from './sources.controller.js';
import { SourcesQueries } from './sources.queries.js';
import { WatchSourcesHandler } from './watch-sources.handler.js';
import { WatchesController } from './watches.controller.js';
import { WatchesQueries } from './watches.queries.js';
import { WatchesRepository } from './watches.repository.js';
import { WatchesService } from './watches.service.js';

@Module({
  imports: [DocumentsModule, SourceChangesModule],
  controllers: [DocumentWatchController, WatchesController, SourcesController, FeedsController, FeedEntriesController],
  providers: [
    CheckLeasesRepository,
    ScheduledChecksRepository,
    Schedule,
    HandOutChecks,
    HandOutChecksHandler,
    CheckResults,
    ConcernedEditorsQueries,
    CheckTasks,
    RunCheckHandler,
    PageCheck,
    WatchesRepository,
    WatchesQueries,
    WatchesService,
    SourceWatchesService,
    SourcesQueries,
    WatchSourcesHandler,
    FeedsRepository,
    FeedsQueries,
    FeedsService,
    FeedPoll,
    EntryIntake,
  ],
})
export class WatchingModule {}
