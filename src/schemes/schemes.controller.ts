import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { wholeList, wholeListOf } from '../common/page.js';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { isoTime } from '../api/text.schema.js';
import { Transactions } from '../database/transactions.js';
import { contrastWarnings } from './label-contrast.js';
import type { RatingScheme } from './rating-scheme.entity.js';
import { ratingSchemeContent, type RatingSchemeContent } from './rating-scheme.rules.js';
import { SchemesService } from './schemes.service.js';

const schemeView = z
  .object({ id: z.uuid(), schemeVersion: z.int(), content: ratingSchemeContent, createdAt: isoTime })
  .meta({ id: 'RatingScheme' });
const addedScheme = schemeView
  .extend({
    warnings: z.array(z.string()).describe('Colours that readers with weak sight may not make out, with the contrast.'),
  })
  .meta({ id: 'AddedRatingScheme' });
const schemeList = wholeListOf(schemeView, 'RatingSchemeList');

const toView = ({ id, schemeVersion, content, createdAt }: RatingScheme) => ({
  id,
  schemeVersion,
  content,
  createdAt: createdAt.toISOString(),
});

@ApiTags('schemes')
@Controller('schemes')
export class SchemesController {
  constructor(
    private readonly transactions: Transactions,
    private readonly schemes: SchemesService,
  ) {}

  @Get()
  @Requires('scheme.read')
  @ApiOperation({ summary: 'Every rating scheme in every version, newest version first' })
  @Answers(schemeList, { description: 'The schemes.' })
  async list() {
    return wholeList((await this.schemes.list()).map(toView));
  }

  @Post()
  @Requires('scheme.manage')
  @Idempotent()
  @ApiOperation({ summary: 'Add a rating scheme, or the next version of one' })
  @Answers(addedScheme, { status: 201, description: 'The new version.', errors: [422] })
  async add(@CurrentActor() actor: PersonActor, @Body({ schema: ratingSchemeContent }) content: RatingSchemeContent) {
    const added = await this.transactions.run((tx) => this.schemes.add(tx, actor, content));
    return { ...toView(added), warnings: contrastWarnings(added.content.labels) };
  }
}
