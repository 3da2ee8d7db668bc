import { Module } from '@nestjs/common';
import { CleanUpHandler } from './clean-up.handler.js';
import { CleanUpQueries } from './clean-up.queries.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';
import { SystemHealthController } from './system-health.controller.js';
import { SystemHealthQueries } from './system-health.queries.js';

@Module({
  controllers: [HealthController, SystemHealthController],
  providers: [Readiness, SystemHealthQueries, CleanUpQueries, CleanUpHandler],
})
export class HttpModule {}
