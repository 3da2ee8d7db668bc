import { Body, Controller, Get, Put } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Public, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { IfMatch } from '../api/if-match.decorator.js';
import { Transactions } from '../database/transactions.js';
import {
  organisationProfile,
  type OrganisationProfile,
  organisationView,
  type OrganisationView,
} from './organisation-profile.schemas.js';
import { OrganisationProfileService } from './organisation-profile.service.js';

@ApiTags('organisation')
@Controller('organisation')
export class OrganisationController {
  constructor(
    private readonly transactions: Transactions,
    private readonly profile: OrganisationProfileService,
  ) {}

  @Get()
  @Public()
  @ApiOperation({ summary: 'What the organisation says of itself: corrections policy, complaint routes, funding' })
  @Answers(organisationView, { description: 'The profile, as on the page /about.' })
  get(): Promise<OrganisationView> {
    return this.profile.current();
  }

  @Put()
  @Requires('settings.manage')
  @ApiOperation({
    summary: 'Change what the organisation says of itself',
    description: 'Replaces all of it. Send If-Match. Earlier versions stay in the database and in the audit trail.',
  })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The ETag of your last read.' })
  @Answers(organisationView, { description: 'The profile as it is now.', errors: [412, 428] })
  change(
    @CurrentActor() actor: PersonActor,
    @IfMatch() version: number,
    @Body({ schema: organisationProfile }) body: OrganisationProfile,
  ): Promise<OrganisationView> {
    return this.transactions.run((tx) => this.profile.change(tx, actor, version, body));
  }
}
