import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '../access/access.decorators.js';
import { Answers } from '../api/answers.decorator.js';
import { productVersion } from '../common/product-version.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { QueueHealth } from '../jobs/queue-health.js';
import { needsAttention } from './needs-attention.js';
import { Readiness } from './readiness.js';
import { SystemHealthQueries } from './system-health.queries.js';
import { type SystemHealth, systemHealthView } from './system-health.schemas.js';

@ApiTags('admin')
@Controller('admin/health')
export class SystemHealthController {
  constructor(
    private readonly queries: SystemHealthQueries,
    private readonly readiness: Readiness,
    private readonly queues: QueueHealth,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  @Requires('health.read')
  @ApiOperation({
    summary: 'The state of the system: database, queues, workers, mail, watching',
    description: 'A handful of statements, none of which reads documents or claims.',
  })
  @Answers(systemHealthView, { description: 'The state, and what needs somebody.' })
  async health(): Promise<SystemHealth> {
    const begun = performance.now();
    const database = await this.queries.database();
    const milliseconds = Math.round((performance.now() - begun) * 10) / 10;
    const [checks, facts, mail, items, outbox] = await Promise.all([
      this.readiness.check(),
      this.queries.facts(),
      this.queries.mail(),
      this.queues.states(),
      this.queues.outboxState(),
    ]);
    const delivery = this.config.mail.smtp === null ? ('FILES' as const) : ('SMTP' as const);
    const health = {
      version: productVersion(),
      checks,
      checkedAt: new Date().toISOString(),
      database: { ...database, milliseconds },
      ...facts,
      queues: { backend: this.queues.kind, outbox, items },
      mail: { delivery, ...mail },
    };
    return { ...health, attention: needsAttention(health) };
  }
}
