import { Controller, Get, Header } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { AnswersMedia } from '../api/answers.decorator.js';
import { CorrectionFeeds } from './feeds/correction-feeds.service.js';
import { atomFeed } from './feeds/atom-feed.js';
import { PUBLIC_CACHE } from './public-cache.js';

@ApiTags('corrections')
@Controller()
export class CorrectionsFeedController {
  constructor(private readonly feeds: CorrectionFeeds) {}

  @Get('corrections.atom')
  @Public()
  @Header('Cache-Control', PUBLIC_CACHE)
  @Header('Content-Type', 'application/atom+xml; charset=utf-8')
  @ApiOperation({ summary: 'The public corrections log as an Atom feed', description: 'The newest 50 entries.' })
  @AnswersMedia('application/atom+xml', { description: 'The feed.' })
  async feed(): Promise<string> {
    return atomFeed(await this.feeds.latest());
  }
}
