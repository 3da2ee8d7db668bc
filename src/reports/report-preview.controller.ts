import { Controller, Get, Param } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Transactions } from '../database/transactions.js';
import { VerdictsQueries } from '../verdicts/verdicts.queries.js';
import { ReportArchiveService } from './report-archive.service.js';
import { type ReportPreview, reportPreview } from './report-preview.schemas.js';

/** What readers will see, for those who decide whether they shall. */
@ApiTags('verdicts')
@Controller('verdicts')
export class ReportPreviewController {
  constructor(
    private readonly transactions: Transactions,
    private readonly archive: ReportArchiveService,
    private readonly verdicts: VerdictsQueries,
  ) {}

  @Get(':id/preview')
  @Requires('verdict.read')
  @ApiOperation({
    summary: 'The report of a verdict as readers would see it now',
    description: 'Nothing is published. `faults` says what keeps it from being approved.',
  })
  @Answers(reportPreview, { description: 'The report and what is wrong with it.' })
  preview(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ReportPreview> {
    return this.transactions.run(async (tx) => {
      // Asked first: it answers 404 to who rates the claim.
      await this.verdicts.get(id, actor.id);
      return this.archive.preview(tx, id);
    });
  }
}
