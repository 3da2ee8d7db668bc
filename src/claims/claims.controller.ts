import { Body, Controller, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import { can, type PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { idParam, type IdParam } from '../api/id-param.schema.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { IfMatch } from '../api/if-match.decorator.js';
import { AuditQueries } from '../audit/audit.queries.js';
import { AppError } from '../common/app-error.js';
import type { Page } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { ClaimCountsQueries } from './claim-counts.queries.js';
import { type ClaimCounts, claimCounts, countsQuery } from './claim-counts.schemas.js';
import { assertMayFilter, type ClaimFilter } from './claim-filter.js';
import { claimNotFound } from './claims.errors.js';
import { ClaimsQueries } from './claims.queries.js';
import {
  acceptClaimBody,
  claimHistory,
  claimPage,
  claimQuery,
  type ClaimQuery,
  claimView,
  deskClaimView,
  type DeskClaimView,
  editClaimBody,
  type EditClaimBody,
  type RaterClaimView,
  reasonBody,
  rejectClaimBody,
  type RejectClaimBody,
} from './claims.schemas.js';
import { ClaimsService } from './claims.service.js';

const HISTORY_LIMIT = 500;

@ApiTags('claims')
@Controller('claims')
export class ClaimsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly claims: ClaimsService,
    private readonly queries: ClaimsQueries,
    private readonly counts: ClaimCountsQueries,
    private readonly audit: AuditQueries,
  ) {}

  @Get()
  @Requires('claim.read')
  @ApiOperation({
    summary: 'Claims, newest first, by due date or urgent ones first',
    description:
      'Editors and adjudicators see the desk; reviewers see the claims they rate, without anything of the process.',
  })
  @Answers(claimPage, { description: 'A page of claims.' })
  list(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: claimQuery }) query: ClaimQuery,
  ): Promise<Page<DeskClaimView | RaterClaimView>> {
    assertMayFilter(actor, query);
    if (can(actor, 'round.read')) return this.queries.listForDesk(query, actor.id);
    if (query.sort !== 'created') throw new AppError('FORBIDDEN', 'Only the desk may list claims in this order.');
    return this.queries.listForRater(query, actor.id);
  }

  @Get('counts')
  @Requires('round.read')
  @ApiOperation({
    summary: 'How many claims wait where',
    description: 'One number for each state and each heap of the board. The filters of the list narrow all of them.',
  })
  @Answers(claimCounts, { description: 'The counts.' })
  countAll(
    @CurrentActor() actor: PersonActor,
    @Query({ schema: countsQuery }) filter: ClaimFilter,
  ): Promise<ClaimCounts> {
    assertMayFilter(actor, filter);
    return this.counts.count(filter, actor.id);
  }

  @Get(':id')
  @Requires('claim.read')
  @ApiOperation({ summary: 'One claim' })
  @Answers(claimView, { description: 'The claim, as this person may see it.' })
  async get(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
  ): Promise<DeskClaimView | RaterClaimView> {
    const forDesk = can(actor, 'round.read') ? await this.queries.findForDesk(id, actor.id) : null;
    const claim = forDesk ?? (await this.queries.findForRater(id, actor.id));
    if (!claim) throw claimNotFound();
    return claim;
  }

  @Patch(':id')
  @Requires('claim.triage')
  @ApiOperation({ summary: 'Edit the statement and what is known of the claimant', description: 'Send If-Match.' })
  @Answers(deskClaimView, { description: 'The claim after the edit.', errors: [409, 412, 428] })
  edit(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @IfMatch() version: number,
    @Body({ schema: editClaimBody }) body: EditClaimBody,
  ): Promise<DeskClaimView> {
    return this.act(actor, id, () => this.transactions.run((tx) => this.claims.edit(tx, actor, id, version, body)));
  }

  @Post(':id/accept')
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({ summary: 'Accept a candidate for checking' })
  @Answers(deskClaimView, { description: 'The claim, READY.', errors: [409] })
  accept(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: acceptClaimBody }) body: { checkReason: string },
  ): Promise<DeskClaimView> {
    return this.act(actor, id, () =>
      this.transactions.run((tx) => this.claims.accept(tx, actor, id, body.checkReason)),
    );
  }

  @Post(':id/reject')
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({ summary: 'Reject a candidate, or a ready claim, with a reason' })
  @Answers(deskClaimView, { description: 'The claim, REJECTED.', errors: [409] })
  reject(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: rejectClaimBody }) body: RejectClaimBody,
  ): Promise<DeskClaimView> {
    return this.act(actor, id, () => this.transactions.run((tx) => this.claims.reject(tx, actor, id, body)));
  }

  @Post(':id/reopen')
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({ summary: 'Take a rejected or archived claim back' })
  @Answers(deskClaimView, { description: 'The claim, READY.', errors: [409] })
  reopen(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<DeskClaimView> {
    return this.act(actor, id, () => this.transactions.run((tx) => this.claims.reopen(tx, actor, id, body.reason)));
  }

  @Post(':id/archive')
  @Requires('claim.triage')
  @Idempotent()
  @ApiOperation({ summary: 'Archive a claim' })
  @Answers(deskClaimView, { description: 'The claim, ARCHIVED.', errors: [409] })
  archive(
    @CurrentActor() actor: PersonActor,
    @Param({ schema: idParam }) { id }: IdParam,
    @Body({ schema: reasonBody }) body: { reason: string },
  ): Promise<DeskClaimView> {
    return this.act(actor, id, () => this.transactions.run((tx) => this.claims.archive(tx, actor, id, body.reason)));
  }

  @Get(':id/history')
  @Requires('round.read')
  @ApiOperation({ summary: 'Everything that happened to a claim, newest first' })
  @Answers(claimHistory, { description: 'Audit events and wordings.' })
  async history(@CurrentActor() actor: PersonActor, @Param({ schema: idParam }) { id }: IdParam) {
    if (!(await this.queries.findForDesk(id, actor.id))) throw claimNotFound();
    const filter = { claimId: id, order: 'newest', afterSeq: null, limit: HISTORY_LIMIT } as const;
    const [events, statements] = await Promise.all([this.audit.find(actor, filter), this.queries.statements(id)]);
    const names = await this.queries.names([
      ...events.map(({ actorId }) => actorId),
      ...statements.map(({ authorId }) => authorId),
    ]);
    const nameOf = (personId: string | null) => (personId === null ? null : (names.get(personId) ?? null));
    return {
      items: events.map((event) => ({
        ...event,
        actorName: nameOf(event.actorId),
        at: event.at.toISOString(),
        from: event.fromState,
        to: event.toState,
        otherClaimId: typeof event.data['otherClaimId'] === 'string' ? event.data['otherClaimId'] : null,
      })),
      statements: statements.map((row) => ({
        ...row,
        authorName: nameOf(row.authorId),
        createdAt: row.createdAt.toISOString(),
      })),
    };
  }

  private async act(actor: PersonActor, id: string, work: () => Promise<void>): Promise<DeskClaimView> {
    await work();
    const claim = await this.queries.findForDesk(id, actor.id);
    if (!claim) throw claimNotFound();
    return claim;
  }
}
