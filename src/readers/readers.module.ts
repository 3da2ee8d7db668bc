import { Module } from '@nestjs/common';
import { ReaderThrottle } from './reader-throttle.js';

/** What all that people without an account may send has in common. */
@Module({ providers: [ReaderThrottle], exports: [ReaderThrottle] })
export class ReadersModule {}
