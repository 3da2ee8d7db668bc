import { Controller, Get, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Page, wholeList } from '../common/page.js';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { Transactions } from '../database/transactions.js';
import { toJobView } from './document.view.js';
import { documentNotFound } from './documents.errors.js';
import { DocumentsQueries } from './documents.queries.js';
import { jobList, jobParams, type JobParams, jobView, type JobView } from './documents.schemas.js';
import { JobRequestsService } from './job-requests.service.js';

@ApiTags('documents')
@Controller('documents')
export class DocumentJobsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly requests: JobRequestsService,
    private readonly queries: DocumentsQueries,
  ) {}

  @Get(':id/jobs')
  @Requires('document.read')
  @ApiOperation({ summary: 'The latest jobs of a document, newest first' })
  @Answers(jobList, { description: 'At most 20 jobs.' })
  async jobs(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<Page<JobView>> {
    if (!(await this.queries.exists(id))) throw documentNotFound();
    const jobs = await this.queries.latestJobs(id);
    return wholeList(jobs.map((job) => toJobView(job, actor)));
  }

  @Post(':id/extract')
  @Requires('document.extract')
  @Idempotent()
  @ApiOperation({
    summary: 'Search the newest text for claims',
    description:
      'While a search is under way, that one is answered. Statements the document already has are not added again.',
  })
  @Answers(jobView, { status: 202, description: 'The job; ask for it until it is DONE or FAILED.', errors: [409] })
  extract(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<JobView> {
    return this.transactions.run(async (tx) => toJobView(await this.requests.extract(tx, actor, id), actor));
  }

  @Post(':id/jobs/:jobId/retry')
  @Requires('document.extract')
  @Idempotent()
  @ApiOperation({ summary: 'Run a failed job again' })
  @Answers(jobView, { status: 202, description: 'The new job.', errors: [409] })
  retry(@CurrentActor() actor: PersonActor, @Param({ schema: jobParams }) { id, jobId }: JobParams): Promise<JobView> {
    return this.transactions.run(async (tx) => toJobView(await this.requests.retry(tx, actor, id, jobId), actor));
  }
}
