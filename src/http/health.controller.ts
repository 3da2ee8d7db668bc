import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Public } from '../access/access.decorators.js';
import { Answers } from '../api/answers.decorator.js';
import { AppError } from '../common/app-error.js';
import { Readiness } from './readiness.js';

const live = z.object({ status: z.literal('ok') }).meta({ id: 'Live' });
const ready = z.object({ status: z.literal('ok'), checks: z.record(z.string(), z.boolean()) }).meta({ id: 'Ready' });

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly readiness: Readiness) {}

  @Get('live')
  @Public()
  @ApiOperation({ summary: 'The process answers', description: 'Asks nothing of the database.' })
  @Answers(live, { description: 'Alive.' })
  live() {
    return { status: 'ok' as const };
  }

  @Get('ready')
  @Public()
  @ApiOperation({
    summary: 'The process can do its work',
    description: 'Database reachable and migrated, queue reachable.',
  })
  @Answers(ready, { description: 'Ready.', errors: [503] })
  async ready() {
    const checks = await this.readiness.check();
    const failing = Object.entries(checks)
      .filter(([, passed]) => !passed)
      .map(([name]) => name);
    if (failing.length > 0)
      throw new AppError('NOT_READY', `Not ready: ${failing.join(', ')}. Try again in a few seconds.`, { checks });
    return { status: 'ok' as const, checks };
  }
}
