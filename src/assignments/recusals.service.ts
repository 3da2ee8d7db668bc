import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import type { Tx } from '../database/transactions.js';
import type { Recusal } from './recusal.entity.js';
import { RecusalsRepository } from './recusals.repository.js';
import type { RecusalBody } from './recusals.schemas.js';

/** Conflicts of interest: an editor puts them on record, or the person does. */
@Injectable()
export class RecusalsService {
  constructor(
    private readonly recusals: RecusalsRepository,
    private readonly audit: AuditTrail,
  ) {}

  list(readerId: string): Promise<Recusal[]> {
    return this.recusals.list(readerId);
  }

  listOwn(userId: string): Promise<Recusal[]> {
    return this.recusals.listOwn(userId);
  }

  /** @throws AppError NOT_FOUND when there is no such person. */
  async add(tx: Tx, actor: PersonActor, body: RecusalBody): Promise<Recusal> {
    if (!(await this.recusals.personExists(tx, body.userId))) {
      throw new AppError('NOT_FOUND', 'There is no such person.');
    }
    const trimmed = body.subject.trim();
    const subject = body.kind === 'CLAIMANT' || body.kind === 'TOPIC' ? trimmed.toLowerCase() : trimmed;
    const validFrom = toTime(body.validFrom);
    const validUntil = toTime(body.validUntil);
    const { userId, kind, reason } = body;
    const terms = { userId, kind, subject, reason, validFrom, validUntil, declaredBy: actor.id };
    const recusal = await this.recusals.add(tx, terms);
    this.audit.record(tx, actor, {
      event: 'recusal.added',
      entityType: 'recusal',
      entityId: recusal.id,
      // With its claim, the event is hidden from those who rate it.
      claimId: kind === 'CLAIM' ? subject : null,
      reason,
      data: { userId, kind, subject, validFrom, validUntil },
    });
    return recusal;
  }
}

const toTime = (value: string | null | undefined): Date | null => (value ? new Date(value) : null);
