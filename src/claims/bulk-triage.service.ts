import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AppError } from '../common/app-error.js';
import { newId } from '../common/ids.js';
import { Transactions, type Tx } from '../database/transactions.js';
import { claimNotFound } from './claims.errors.js';
import { ClaimsService } from './claims.service.js';
import type { BulkTriageBody, BulkTriageResult } from './restructuring.schemas.js';
import { TriageUndoService } from './triage-undo.service.js';

type Item = BulkTriageResult['items'][number];

/** One decision of triage for many claims. What is refused of one says nothing of the others. */
@Injectable()
export class BulkTriageService {
  constructor(
    private readonly transactions: Transactions,
    private readonly claims: ClaimsService,
    private readonly undos: TriageUndoService,
  ) {}

  /**
   * Each claim in a transaction of its own; with an Idempotency-Key in the request's one transaction, so that all of it is
   * there or nothing. Every refusal comes before the act writes anything, so both ways give the same.
   */
  async triage(actor: PersonActor, body: BulkTriageBody): Promise<BulkTriageResult> {
    const bulkId = newId();
    const items = new Map<string, Item>();
    // One document after the other: what holds on to all that it has locked then queues up instead of deadlocking.
    for (const claimId of await this.transactions.run((tx) => this.claims.inLockOrder(tx, body.claimIds))) {
      const fault = await this.refusalOf(() =>
        this.transactions.run((tx) => this.one(tx, actor, claimId, { body, bulkId })),
      );
      const why = fault ? { code: fault.code, message: fault.message } : {};
      items.set(claimId, { claimId, outcome: fault ? 'REFUSED' : 'DONE', ...why });
    }
    const inOrder = body.claimIds.flatMap((id) => items.get(id) ?? []);
    const done = inOrder.filter(({ outcome }) => outcome === 'DONE').length;
    return { bulkId, items: inOrder, done, refused: inOrder.length - done };
  }

  private async one(
    tx: Tx,
    actor: PersonActor,
    id: string,
    { body, bulkId }: { body: BulkTriageBody; bulkId: string },
  ): Promise<void> {
    // What this person rates is as good as not there: a refusal of its own would tell how far it is.
    if ((await this.claims.blindAmong(tx, [id], actor.id)).size > 0) throw claimNotFound();
    const data = { bulkId };
    switch (body.action) {
      case 'accept':
        return this.claims.accept(tx, actor, id, body.checkReason, data);
      case 'reject':
        return this.claims.reject(tx, actor, id, rejectionOf(body), data);
      case 'reopen':
        return this.claims.reopen(tx, actor, id, body.reason, data);
      case 'archive':
        return this.claims.archive(tx, actor, id, body.reason, data);
      case 'undo':
        return this.undos.undo(tx, actor, id, body.reason ?? null, data);
    }
  }

  private async refusalOf(work: () => Promise<void>): Promise<AppError | null> {
    try {
      await work();
      return null;
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }
}

const rejectionOf = ({ reason, duplicateOfId, note }: Extract<BulkTriageBody, { action: 'reject' }>) => ({
  reason,
  ...(duplicateOfId === undefined ? {} : { duplicateOfId }),
  ...(note === undefined ? {} : { note }),
});
