import { Controller, Get, Header, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { AnswersMedia } from '../api/answers.decorator.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { CorrectionsQueries } from '../verdicts/corrections.queries.js';
import { correctionsFeed } from './corrections-feed.js';
import { PUBLIC_CACHE } from './public-cache.js';

const ENTRIES = 50;

@ApiTags('corrections')
@Controller()
export class CorrectionsFeedController {
  constructor(
    private readonly corrections: CorrectionsQueries,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  @Get('corrections.atom')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  @ApiOperation({ summary: 'The public corrections log as an Atom feed', description: 'The newest 50 entries.' })
  @AnswersMedia('application/atom+xml', { description: 'The feed.' })
  async feed(): Promise<string> {
    const { items } = await this.corrections.log({ limit: ENTRIES, cursor: undefined });
    return correctionsFeed(this.config, items);
  }
}
