import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import { can, type PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { AppError } from '../common/app-error.js';
import type { Page } from '../common/page.js';
import {
  type AgreementGroup,
  agreementPage,
  agreementQuery,
  type AgreementQuery,
  type ReviewerAgreement,
  reviewersPage,
  reviewersQuery,
  type ReviewersQuery,
} from './agreement.schemas.js';
import { AgreementService } from './agreement.service.js';

/** How far raters agree (docs/agreement.md). Figures about named people are for editors. */
@ApiTags('insight')
@Controller('agreement')
export class AgreementController {
  constructor(private readonly agreement: AgreementService) {}

  @Get()
  @Requires('agreement.read')
  @ApiOperation({
    summary: 'How far independent raters agree, by rating scheme and scope',
    description:
      'Only first, independent rounds that are revealed count; claims the caller rates are left out until they are published. Figures of fewer than 20 rounds are not shown (TOO_FEW_UNITS). Intervals are bootstrap 95 % percentile intervals of 2,000 resamples of the rounds. The scope `pair` needs `agreement.people`.',
  })
  @Answers(agreementPage, { description: 'A page of groups, by name.' })
  groups(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: agreementQuery }) query: AgreementQuery,
  ): Promise<Page<AgreementGroup>> {
    if (query.scope === 'pair' && !can(actor, 'agreement.people')) {
      throw new AppError('FORBIDDEN', 'The scope `pair` names people. It needs the permission agreement.people.', {
        detailCode: 'permission-missing',
        params: { permission: 'agreement.people' },
      });
    }
    return this.agreement.groups(query, actor.id);
  }

  @Get('reviewers')
  @Requires('agreement.people')
  @ApiOperation({
    summary: 'Each reviewer’s agreement with final verdicts and with peers, by name',
    description:
      'The same rounds as for `GET /agreement`. Shares with Wilson 95 % intervals; below 20 rounds they are not shown. This is no ranking: the order is that of the names.',
  })
  @Answers(reviewersPage, { description: 'A page of reviewers.' })
  reviewers(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: reviewersQuery }) query: ReviewersQuery,
  ): Promise<Page<ReviewerAgreement>> {
    return this.agreement.reviewers(query, actor.id);
  }
}
