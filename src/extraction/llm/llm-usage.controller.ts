import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Requires } from '../../access/access.decorators.js';
import { Answers } from '../../api/answers.decorator.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { LlmUsageQueries } from './llm-usage.queries.js';

const limit = z.number().nullable();
const counts = z.record(z.string(), z.number());

const usageView = z
  .object({
    enabled: z.boolean().describe('Whether this server is set up to ask an LLM.'),
    model: z.string().nullable(),
    budget: z
      .object({ tokensPerDocument: z.number(), tokensPerDay: z.number(), costPerDocument: limit, costPerDay: limit })
      .nullable(),
    days: z.array(
      z.object({
        day: z.string().describe('In UTC, `YYYY-MM-DD`.'),
        model: z.string(),
        requests: z.number(),
        answered: z.number(),
        promptTokens: z.number().describe('As the endpoint counted, or estimated where it did not.'),
        completionTokens: z.number(),
        cost: z.number().nullable().describe('By the prices set at the time; null without prices.'),
        accepted: z.number().describe('Sentences picked and verified.'),
        rejected: counts.describe('How often what was not believed.'),
        outcomes: counts.describe('Requests by how they ended.'),
      }),
    ),
  })
  .meta({ id: 'LlmUsage' });

const usageQuery = z.object({ days: z.coerce.number().int().min(1).max(90).default(30) });

@ApiTags('admin')
@Controller('admin/llm-usage')
export class LlmUsageController {
  constructor(
    private readonly queries: LlmUsageQueries,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get()
  @Requires('usage.read')
  @ApiOperation({
    summary: 'What the LLM was asked and what it cost, by day, newest first',
    description: 'Requests of the last 90 days are kept. Empty on a desk that never asked one.',
  })
  @Answers(usageView, { description: 'Totals for each day and model.' })
  async usage(@Query({ schema: usageQuery }) { days }: z.infer<typeof usageQuery>) {
    const { llm } = this.config;
    return {
      enabled: llm !== null,
      model: llm?.model ?? null,
      budget: llm?.budget ?? null,
      days: await this.queries.byDay(days),
    };
  }
}
