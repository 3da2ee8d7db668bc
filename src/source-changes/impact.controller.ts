import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { versionNotFound } from '../documents/documents.errors.js';
import { versionParams, type VersionParams } from '../documents/documents.schemas.js';
import { ImpactQueries } from './impact.queries.js';
import { impactView, type ImpactView } from './impact.schemas.js';

@ApiTags('documents')
@Controller('documents')
export class ImpactController {
  constructor(private readonly queries: ImpactQueries) {}

  @Get(':id/versions/:number/impact')
  @Requires('claim.triage')
  @ApiOperation({
    summary: 'What a version means for the claims of its document',
    description:
      'Counts and a sentence, the fate of each claim, and what is asked of an editor. Reckoned when you ask.',
  })
  @Answers(impactView, { description: 'The impact.' })
  async get(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: versionParams }) { id, number }: VersionParams,
  ): Promise<ImpactView> {
    const impact = await this.queries.find(id, number, actor.id);
    if (!impact) throw versionNotFound();
    return impact;
  }
}
