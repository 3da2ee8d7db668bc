import { Body, Controller, Get, Post } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { wholeList, wholeListOf } from '../common/page.js';
import { CurrentActor, Requires } from '../access/access.decorators.js';
import type { PersonActor } from '../access/actor.js';
import { Answers } from '../api/answers.decorator.js';
import { Idempotent } from '../api/idempotent.decorator.js';
import { filledText, isoTime } from '../api/text.schema.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { Transactions } from '../database/transactions.js';
import type { Recusal } from './recusal.entity.js';
import { RecusalsRepository } from './recusals.repository.js';

const recusalBody = z
  .strictObject({
    userId: z.uuid(),
    kind: z.enum(['CLAIM', 'SOURCE', 'CLAIMANT']),
    subject: filledText(300).describe("Claim id, source id, or the claimant's name."),
    reason: filledText(2000),
  })
  .refine(({ kind, subject }) => kind === 'CLAIMANT' || z.uuid().safeParse(subject.trim()).success, {
    path: ['subject'],
    message: 'must be the id of the claim or source',
  })
  .meta({ id: 'AddRecusal' });
const recusalView = z
  .object({
    id: z.uuid(),
    userId: z.uuid(),
    kind: z.enum(['CLAIM', 'SOURCE', 'CLAIMANT']),
    subject: z.string(),
    reason: z.string(),
    createdAt: isoTime,
  })
  .meta({ id: 'Recusal' });
const recusalList = wholeListOf(recusalView, 'RecusalList');

const toView = (recusal: Recusal) => ({ ...recusal, createdAt: recusal.createdAt.toISOString() });

@ApiTags('review')
@Controller('recusals')
export class RecusalsController {
  constructor(
    private readonly transactions: Transactions,
    private readonly recusals: RecusalsRepository,
    private readonly audit: AuditTrail,
  ) {}

  @Get()
  @Requires('recusal.manage')
  @ApiOperation({ summary: 'Conflicts of interest on record' })
  @Answers(recusalList, { description: 'The recusals.' })
  async list(@CurrentActor() actor: PersonActor) {
    return wholeList((await this.recusals.list(actor.id)).map(toView));
  }

  @Post()
  @Requires('recusal.manage')
  @Idempotent()
  @ApiOperation({ summary: 'Record a conflict of interest: this person will not rate such claims' })
  @Answers(recusalView, { status: 201, description: 'The recusal.' })
  async add(@CurrentActor() actor: PersonActor, @Body({ schema: recusalBody }) body: z.infer<typeof recusalBody>) {
    const subject = body.kind === 'CLAIMANT' ? body.subject.trim().toLowerCase() : body.subject.trim();
    return this.transactions.run(async (tx) => {
      if (!(await this.recusals.personExists(tx, body.userId))) {
        throw new AppError('NOT_FOUND', 'There is no such person.');
      }
      const recusal = await this.recusals.add(tx, { ...body, subject });
      const { id: entityId, kind, userId } = recusal;
      this.audit.record(tx, actor, {
        event: 'recusal.added',
        entityType: 'recusal',
        entityId,
        // With its claim, the event is hidden from those who rate it.
        claimId: kind === 'CLAIM' ? subject : null,
        reason: body.reason,
        data: { userId, kind, subject },
      });
      return toView(recusal);
    });
  }
}
