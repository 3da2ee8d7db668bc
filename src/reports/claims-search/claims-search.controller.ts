import { Controller, Get, Header, Query, UseGuards } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { Public } from '../../access/access.decorators.js';
import { Answers } from '../../api/answers.decorator.js';
import { PUBLIC_CACHE } from '../public-cache.js';
import { claimsSearchQuery, type ClaimsSearchQuery, foundClaims, type FoundClaims } from './claims-search.schemas.js';
import { ClaimsSearchService } from './claims-search.service.js';
import { PublicReadLimit } from './public-read-limit.guard.js';

/** The shape of `claims:search` in the Fact Check Tools API (v1alpha1), over what this desk published. */
@ApiTags('reports')
@Controller()
export class ClaimsSearchController {
  constructor(private readonly claims: ClaimsSearchService) {}

  @Get('claims\\:search')
  @Public()
  @UseGuards(PublicReadLimit)
  @Header('Cache-Control', PUBLIC_CACHE)
  @ApiOperation({
    summary: 'Search published claims, in the shape of the Fact Check Tools API',
    description:
      'Only what stands today, newest report first. Limited per address: `RateLimit` tells what is left. Parameters that are not listed are passed over.',
  })
  @Answers(foundClaims, { description: 'The claims. Fields without a value are left out.', errors: [429] })
  search(@Query({ schema: claimsSearchQuery }) query: ClaimsSearchQuery): Promise<FoundClaims> {
    return this.claims.search(query);
  }
}
