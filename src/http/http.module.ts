import { Module } from '@nestjs/common';
import { CleanUpHandler } from './clean-up.handler.js';
import { CleanUpQueries } from './clean-up.queries.js';
import { HealthController } from './health.controller.js';
import { Readiness } from './readiness.js';

@Module({ controllers: [HealthController], providers: [Readiness, CleanUpQueries, CleanUpHandler] })
export class HttpModule {}
