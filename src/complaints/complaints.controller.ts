import { Body, Controller, Get, Param, Post, Put, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { reasonBody } from '../claims/claims.schemas.js';
import type { Page } from '../common/page.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { ComplaintsQueries } from './complaints.queries.js';
import {
  assignComplaintBody,
  complaintContact,
  complaintPage,
  complaintQuery,
  type ComplaintQuery,
  complaintView,
  type ComplaintView,
  decideComplaintBody,
  type DecideComplaintBody,
  linkCorrectionBody,
} from './complaints.schemas.js';
import { ComplaintsService } from './complaints.service.js';

/** The desk's side of complaints. For who rates the claim they do not exist. */
@ApiTags('complaints')
@Controller('complaints')
export class ComplaintsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly complaints: ComplaintsService,
    private readonly queries: ComplaintsQueries,
  ) {}

  @Get()
  @Requires('complaint.handle')
  @ApiOperation({ summary: 'Complaints, the most pressing first', description: 'With the clock of each.' })
  @Answers(complaintPage, { description: 'A page of complaints.' })
  list(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: complaintQuery }) query: ComplaintQuery,
  ): Promise<Page<ComplaintView>> {
    return this.queries.list(query, actor.id);
  }

  @Get(':id')
  @Requires('complaint.handle')
  @ApiOperation({ summary: 'One complaint' })
  @Answers(complaintView, { description: 'The complaint.' })
  get(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ComplaintView> {
    return this.queries.get(id, actor.id);
  }

  @Get(':id/contact')
  @Requires('complaint.handle')
  @ApiOperation({
    summary: "The reader's address, in confidence",
    description: 'Each look is in the audit trail. Null when none was given or when it has been erased.',
  })
  @Answers(complaintContact, { description: 'The address.' })
  contact(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam) {
    return this.transactions.run(async (tx) => ({ contactEmail: await this.complaints.contact(tx, actor, id) }));
  }

  @Post(':id/contact/erase')
  @Requires('complaint.handle')
  @Idempotent()
  @ApiOperation({
    summary: "Erase the reader's address",
    description: 'Otherwise it is erased some time after the answer.',
  })
  @Answers(complaintView, { description: 'The complaint.' })
  eraseContact(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<ComplaintView> {
    return this.act(actor, id, (tx) => this.complaints.eraseContact(tx, actor, id, body.reason));
  }

  @Post(':id/acknowledge')
  @Requires('complaint.handle')
  @Idempotent()
  @ApiOperation({
    summary: 'Take note of a complaint',
    description: 'Assigned to you, unless somebody has it already.',
  })
  @Answers(complaintView, { description: 'The complaint, ACKNOWLEDGED.', errors: [409] })
  acknowledge(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam): Promise<ComplaintView> {
    return this.act(actor, id, (tx) => this.complaints.acknowledge(tx, actor, id));
  }

  @Put(':id/assignee')
  @Requires('complaint.handle')
  @ApiOperation({ summary: 'Give a complaint to an editor' })
  @Answers(complaintView, { description: 'The complaint.', errors: [409] })
  assign(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: assignComplaintBody }) body: { userId: string },
  ): Promise<ComplaintView> {
    return this.act(actor, id, (tx) => this.complaints.assign(tx, actor, id, body.userId));
  }

  @Post(':id/decide')
  @Requires('complaint.handle')
  @Idempotent()
  @ApiOperation({ summary: 'Answer a complaint', description: 'Not by a rater or adjudicator of the claim.' })
  @Answers(complaintView, { description: 'The complaint, decided.', errors: [409] })
  decide(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: decideComplaintBody }) body: DecideComplaintBody,
  ): Promise<ComplaintView> {
    return this.act(actor, id, (tx) => this.complaints.decide(tx, actor, id, body.outcome, body.answer));
  }

  @Post(':id/withdraw')
  @Requires('complaint.handle')
  @Idempotent()
  @ApiOperation({ summary: 'Note that the reader takes the complaint back', description: 'The contact is erased.' })
  @Answers(complaintView, { description: 'The complaint, WITHDRAWN.', errors: [409] })
  withdraw(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<ComplaintView> {
    return this.act(actor, id, (tx) => this.complaints.withdraw(tx, actor, id, body.reason));
  }

  @Put(':id/correction')
  @Requires('complaint.handle')
  @ApiOperation({ summary: 'Name the correction that a complaint led to' })
  @Answers(complaintView, { description: 'The complaint.' })
  link(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: linkCorrectionBody }) body: { correctionId: string },
  ): Promise<ComplaintView> {
    return this.act(actor, id, (tx) => this.complaints.link(tx, actor, id, body.correctionId));
  }

  private act(actor: PersonActor, id: string, work: (tx: Tx) => Promise<void>): Promise<ComplaintView> {
    return this.transactions.run(async (tx) => {
      await work(tx);
      return this.queries.get(id, actor.id);
    });
  }
}
