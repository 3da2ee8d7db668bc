import { type DynamicModule, Module } from '@nestjs/common';
import { CatchUp } from './catch-up.service.js';
import { LiveFactsQueries } from './live-facts.queries.js';
import { LiveHub } from './live-hub.service.js';
import { LiveController } from './live.controller.js';
import { LIVE_OPTIONS, type LiveOptions } from './live.options.js';
import { PresenceController } from './presence/presence.controller.js';
import { PresenceRepository } from './presence/presence.repository.js';
import { PresenceService } from './presence/presence.service.js';
import { UnrecordedChanges } from './unrecorded-changes.service.js';

/** Telling browsers what changes, and editors who else looks at the same thing. */
@Module({})
export class LiveModule {
  static forRoot(options: LiveOptions): DynamicModule {
    return {
      module: LiveModule,
      controllers: [LiveController, PresenceController],
      providers: [
        { provide: LIVE_OPTIONS, useValue: options },
        CatchUp,
        LiveFactsQueries,
        LiveHub,
        PresenceRepository,
        PresenceService,
        UnrecordedChanges,
      ],
    };
  }
}
