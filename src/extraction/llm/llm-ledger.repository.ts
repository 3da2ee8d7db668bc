import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { LlmBudget } from '../../config/llm-config.js';
import { type Tx, Transactions } from '../../database/transactions.js';
import { LlmCall } from './llm-call.entity.js';

/** What a request is booked with before it is sent. */
export type LlmBooking = Pick<
  LlmCall,
  'documentId' | 'versionNumber' | 'windowIndex' | 'model' | 'requestHash' | 'promptTokens' | 'completionTokens'
> & { cost: number | null };

/** What a request came to. */
export type LlmSettlement = Pick<
  LlmCall,
  'outcome' | 'promptTokens' | 'completionTokens' | 'estimated' | 'ms' | 'answer'
> & { cost: number | null };

/** Which limit a request would break. */
export type BudgetLimit = 'document' | 'day';

interface Spent {
  document_tokens: number;
  document_cost: number;
  day_tokens: number;
  day_cost: number;
}

/**
 * The book of what the LLM costs. A request is booked with its greatest possible cost before it is sent, one booking at a
 * time in all processes, so that the limits hold however many workers there are. What a killed process booked and never
 * settled counts as spent.
 */
@Injectable()
export class LlmLedgerRepository {
  constructor(private readonly transactions: Transactions) {}

  /** @returns the id of the booking, or the limit it would break; then nothing is booked. */
  async book(booking: LlmBooking, budget: LlmBudget): Promise<{ id: string } | { over: BudgetLimit }> {
    return this.transactions.run(async (tx) => {
      await tx.manager.query(`SELECT pg_advisory_xact_lock(hashtext('claimdesk llm budget'))`);
      const over = overBudget(await this.spent(tx, booking), booking, budget);
      if (over !== null) return { over };
      const id = randomUUID();
      const cost = booking.cost?.toFixed(6) ?? null;
      await tx.manager.insert(LlmCall, { ...booking, id, cost, outcome: 'STARTED' });
      return { id };
    });
  }

  async settle(id: string, settlement: LlmSettlement): Promise<void> {
    const cost = settlement.cost?.toFixed(6) ?? null;
    await this.transactions.run((tx) => tx.manager.update(LlmCall, { id }, { ...settlement, cost }));
  }

  /** Notes what the document bore out of an answer. */
  async noteVerified(id: string, accepted: number, rejected: Record<string, number>): Promise<void> {
    await this.transactions.run((tx) => tx.manager.update(LlmCall, { id }, { accepted, rejected }));
  }

  /** The answer that an equal request had, with the id of its booking; null when there is none. */
  async findAnswer(requestHash: string): Promise<{ id: string; answer: string } | null> {
    const call = await this.transactions.reader.findOne(LlmCall, {
      where: { requestHash, outcome: 'ANSWERED' },
      order: { createdAt: 'DESC' },
      select: { id: true, answer: true },
    });
    return call?.answer == null ? null : { id: call.id, answer: call.answer };
  }

  private async spent(tx: Tx, { documentId, versionNumber }: LlmBooking): Promise<Spent> {
    const today = `created_at >= date_trunc('day', now() AT TIME ZONE 'UTC') AT TIME ZONE 'UTC'`;
    const ofDocument = `document_id = $1 AND version_number = $2`;
    const [spent] = await tx.manager.query<Spent[]>(
      `SELECT coalesce(sum(tokens) FILTER (WHERE ${ofDocument}), 0)::float8 AS document_tokens,
              coalesce(sum(cost) FILTER (WHERE ${ofDocument}), 0)::float8 AS document_cost,
              coalesce(sum(tokens) FILTER (WHERE ${today}), 0)::float8 AS day_tokens,
              coalesce(sum(cost) FILTER (WHERE ${today}), 0)::float8 AS day_cost
       FROM (SELECT *, prompt_tokens + completion_tokens AS tokens FROM llm_call WHERE (${ofDocument}) OR ${today}) calls`,
      [documentId, versionNumber],
    );
    if (!spent) throw new Error('the sum of llm_call gave no row');
    return spent;
  }
}

function overBudget(spent: Spent, booking: LlmBooking, budget: LlmBudget): BudgetLimit | null {
  const tokens = booking.promptTokens + booking.completionTokens;
  const cost = booking.cost ?? 0;
  if (spent.document_tokens + tokens > budget.tokensPerDocument) return 'document';
  if (budget.costPerDocument !== null && spent.document_cost + cost > budget.costPerDocument) return 'document';
  if (spent.day_tokens + tokens > budget.tokensPerDay) return 'day';
  return budget.costPerDay !== null && spent.day_cost + cost > budget.costPerDay ? 'day' : null;
}
