import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Logger } from '@nestjs/common';
import type { LlmConfig } from '../../config/llm-config.js';
import { Backoff } from '../../jobs/backoff.js';
import { chatBody, FIRST_DIALECT, nextDialect } from './chat-dialect.js';
import type { ChatEndpoint, ChatResult } from './chat-endpoint.js';
import { type AnsweredClaim, parseAnswer } from './llm-answer.js';
import type { LlmOutcome } from './llm-call.entity.js';
import type { BudgetLimit, LlmLedgerRepository } from './llm-ledger.repository.js';
import { type ChatMessage, PROMPT_VERSION } from './prompt.js';
import { Semaphore } from '../../common/semaphore.js';
import { type BookedTokens, bookedTokens, costOf, spentTokens } from './token-count.js';

/** One passage to ask about. */
export interface LlmQuestion {
  documentId: string;
  versionNumber: number;
  windowIndex: number;
  messages: readonly ChatMessage[];
  /** Length of the passage in bytes of UTF-8; the answer may be as long as its claims. */
  passageBytes: number;
}

export type LlmReply =
  | { kind: 'answered'; callId: string; claims: AnsweredClaim[]; malformed: number; isNew: boolean }
  /** `endpointFails`: the next passage would fare no better. */
  | { kind: 'failed'; outcome: LlmOutcome; endpointFails: boolean }
  | { kind: 'overBudget'; limit: BudgetLimit };

/** What may pass by itself. A 4xx other than 429 is never sent again as it was. */
const RETRYABLE: readonly LlmOutcome[] = ['RATE_LIMITED', 'SERVER_ERROR', 'NETWORK', 'TIMEOUT'];

/** The model's fault with one passage, and no sign that the next will fail. */
const OF_THE_PASSAGE: readonly LlmOutcome[] = ['MALFORMED', 'TRUNCATED', 'REFUSED'];

const FIRST_WAIT_MS = 1_000;

/** An endpoint that wants to be left alone for longer is not waited for: the rules are there. */
const MAX_WAIT_MS = 60_000;

/** Asks the LLM about passages: within the budget, a few at a time, with second tries, and every request in the book. */
export class LlmCaller {
  private readonly logger = new Logger('LLM');
  private readonly slots: Semaphore;
  /** How this endpoint wants to be asked, learnt from its refusals. */
  private dialect = FIRST_DIALECT;

  constructor(
    private readonly config: LlmConfig,
    private readonly endpoint: ChatEndpoint,
    private readonly ledger: LlmLedgerRepository,
    private readonly firstWaitMs = FIRST_WAIT_MS,
  ) {
    this.slots = new Semaphore(config.maxRequests);
  }

  /**
   * The answer to a question; one that was answered before is not sent again.
   * @throws when the job is let go, or the book cannot be kept; never because of the endpoint
   */
  async ask(question: LlmQuestion, signal: AbortSignal | undefined): Promise<LlmReply> {
    const requestHash = this.hashOf(question.messages);
    const kept = await this.ledger.findAnswer(requestHash);
    const answer = kept && parseAnswer(kept.answer);
    if (answer) return { kind: 'answered', callId: kept.id, ...answer, isNew: false };
    return this.slots.run(() => this.askUntilAnswered(question, requestHash, signal));
  }

  private async askUntilAnswered(
    question: LlmQuestion,
    requestHash: string,
    signal: AbortSignal | undefined,
  ): Promise<LlmReply> {
    const backoff = new Backoff(this.firstWaitMs, MAX_WAIT_MS);
    let retries = 0;
    for (;;) {
      signal?.throwIfAborted();
      const { reply, result } = await this.askOnce(question, requestHash, signal);
      if (reply.kind !== 'failed' || result === null) return reply;
      if (this.learns(result)) continue;
      if (!RETRYABLE.includes(reply.outcome) || retries >= this.config.maxRetries) return reply;
      const pause = Math.max(backoff.next(), result.retryAfterMs ?? 0);
      if (pause > MAX_WAIT_MS) return reply;
      await wait(pause, undefined, { signal });
      retries += 1;
    }
  }

  private async askOnce(
    { messages, passageBytes, ...place }: LlmQuestion,
    requestHash: string,
    signal: AbortSignal | undefined,
  ): Promise<{ reply: LlmReply; result: ChatResult | null }> {
    const { model, prices, budget } = this.config;
    const booked = bookedTokens(messages, passageBytes);
    const booking = await this.ledger.book(
      { ...place, model, requestHash, ...booked, cost: costOf(booked, prices) },
      budget,
    );
    if ('over' in booking) return { reply: { kind: 'overBudget', limit: booking.over }, result: null };
    const started = performance.now();
    const body = chatBody(this.dialect, { model, messages, maxTokens: booked.completionTokens });
    const result = await this.endpoint.ask(body, signal);
    const claims = result.outcome === 'ANSWERED' ? parseAnswer(result.content) : null;
    const outcome = result.outcome === 'ANSWERED' && claims === null ? 'MALFORMED' : result.outcome;
    await this.settle(booking.id, outcome, result, booked, Math.round(performance.now() - started));
    signal?.throwIfAborted();
    if (claims !== null) return { reply: { kind: 'answered', callId: booking.id, ...claims, isNew: true }, result };
    return { reply: { kind: 'failed', outcome, endpointFails: !OF_THE_PASSAGE.includes(outcome) }, result };
  }

  private async settle(
    id: string,
    outcome: LlmOutcome,
    result: ChatResult,
    booked: BookedTokens,
    ms: number,
  ): Promise<void> {
    const tokens = spentTokens(outcome, result, booked);
    await this.ledger.settle(id, {
      outcome,
      ms,
      ...tokens,
      cost: costOf(tokens, this.config.prices),
      answer: outcome === 'ANSWERED' ? result.content : null,
    });
    if (outcome === 'ANSWERED') return;
    const status = result.status === null ? '' : ` (${result.status})`;
    // What an endpoint says of a refusal may repeat the document: only what the connection says is logged.
    const why = result.status === null && result.detail !== '' ? `: ${result.detail}` : '';
    this.logger.warn(`request ${id}: ${outcome}${status}${why}`);
  }

  /** Whether a refusal shows another way to ask, which the next request then takes. */
  private learns({ status, detail }: ChatResult): boolean {
    if (status !== 400 && status !== 422) return false;
    const next = nextDialect(this.dialect, detail);
    if (next === null) return false;
    this.dialect = next;
    return true;
  }

  private hashOf(messages: readonly ChatMessage[]): string {
    const asked = JSON.stringify([this.config.url, this.config.model, PROMPT_VERSION, messages]);
    return createHash('sha256').update(asked, 'utf8').digest('hex');
  }
}
