import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../access/access.decorators.js';
import { Answers } from '../api/answers.decorator.js';
import {
  publishedFigures,
  type PublishedFigures,
  publishedFiguresQuery,
  type PublishedFilter,
} from './published-figures.schemas.js';
import { PublishedFiguresService } from './published-figures.service.js';

/** Figures for readers, of what they can read anyway (docs/figures.md). */
@ApiTags('reports')
@Controller('stats')
export class PublishedFiguresController {
  constructor(private readonly published: PublishedFiguresService) {}

  @Get('published')
  @Public()
  @Header('Cache-Control', 'public, max-age=300')
  @ApiOperation({
    summary: 'Figures of what is published: labels, months, claimants, sources, topics, turnaround, agreement',
    description:
      'Counts one verdict for each claim, the one published last; retracted ones are left out. Nothing that is not published is in any figure.',
  })
  @Answers(publishedFigures, { description: 'The figures, by rating scheme.' })
  figures(@Query({ schema: publishedFiguresQuery }) filter: PublishedFilter): Promise<PublishedFigures> {
    return this.published.figures(filter);
  }
}
