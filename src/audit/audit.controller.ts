import { Controller, Get, Query } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { isoTime, text } from '../api/text.schema.js';
import { AppError } from '../common/app-error.js';
import { decodeCursor, pageOf, pageQuery, toPage } from '../common/page.js';
import type { AuditEvent } from './audit-event.entity.js';
import { AuditVerifier, CHAIN_PROBLEMS } from './audit-verifier.js';
import { AUDIT_ORDERS, AuditQueries } from './audit.queries.js';

const auditView = z
  .object({
    seq: z.string(),
    at: isoTime,
    actorId: z.uuid().nullable().describe('Null when the system acted.'),
    actorKind: z.string(),
    event: z.string(),
    entityType: z.string(),
    entityId: z.uuid(),
    claimId: z.uuid().nullable(),
    from: z.string().nullable(),
    to: z.string().nullable(),
    reason: z.string().nullable(),
    data: z.record(z.string(), z.unknown()),
    requestId: z.string().nullable(),
    hash: z.string().describe('Of this row and, through its predecessor, of all before it.'),
  })
  .meta({ id: 'AuditEvent' });
/** A second or two of work at most. */
const VERIFIED_ROWS = 10_000;
const verificationView = z
  .object({
    ok: z.boolean(),
    whole: z
      .boolean()
      .describe(
        `These are all there are, and not only the newest ${VERIFIED_ROWS}. \`claimdesk audit verify\` looks at the whole chain.`,
      ),
    fault: z
      .object({
        seq: z.string(),
        problem: z.string(),
        problemCode: z.enum(CHAIN_PROBLEMS).describe('Which sentence `problem` is.'),
        params: z.record(z.string(), z.string()).describe('What `problem` speaks of, by name.'),
      })
      .nullable()
      .describe('The first row that does not fit, and what is wrong with it.'),
  })
  .meta({ id: 'AuditVerification' });
const auditPage = pageOf(auditView, 'AuditPage');
const time = z.iso.datetime({ offset: true, error: 'must be a time such as 2027-01-31T09:00:00Z' });
const auditQuery = pageQuery.extend({
  claimId: z.uuid().optional(),
  entityId: z.uuid().optional(),
  actorId: z.uuid().optional(),
  entityType: text(60).optional().describe('For example `verdict`.'),
  from: time.optional().describe('Not before this time.'),
  to: time.optional().describe('Before this time.'),
  order: z.enum(AUDIT_ORDERS).default('newest').describe('Newest first, or oldest first.'),
  event: text(100).optional().describe('For example `verdict.publish`.'),
});

@ApiTags('audit')
@Controller('audit')
export class AuditController {
  constructor(
    private readonly queries: AuditQueries,
    private readonly verifier: AuditVerifier,
  ) {}

  @Get()
  @Requires('audit.read')
  @ApiOperation({
    summary: 'What happened, newest first or oldest first',
    description: 'Without events on claims you rate, and without the progress of raters in open rounds.',
  })
  @Answers(auditPage, { description: 'A page of audit events.' })
  async list(@CurrentActor() actor: PersonActor, @Query({ schema: auditQuery }) query: z.infer<typeof auditQuery>) {
    const { cursor, ...filter } = query;
    const afterSeq = decodeCursor(cursor)?.[0] ?? null;
    if (afterSeq !== null && !/^\d{1,18}$/.test(afterSeq)) {
      throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
    }
    const rows = await this.queries.find(actor, { ...filter, afterSeq });
    return toPage(rows, query.limit, (row) => [row.seq, row.entityId], toView);
  }

  @Get('verification')
  @Requires('audit.read')
  @ApiOperation({
    summary: 'Whether the newest rows of the record are whole',
    description: `Each row carries a hash over itself and the row before it. Looks at the newest ${VERIFIED_ROWS} rows at most.`,
  })
  @Answers(verificationView, { description: 'What was found.' })
  async verification() {
    const { ok, rows, fault } = await this.verifier.verifyNewest(VERIFIED_ROWS);
    // How many there are is not told: to somebody who rates, a row more would say that another rater did something.
    return { ok, fault, whole: rows < VERIFIED_ROWS };
  }
}

const toView = (row: AuditEvent) => ({
  ...row,
  at: row.at.toISOString(),
  from: row.fromState,
  to: row.toState,
});
