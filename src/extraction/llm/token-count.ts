import type { LlmPrices } from '../../config/llm-config.js';
import type { ChatResult } from './chat-endpoint.js';
import type { LlmOutcome } from './llm-call.entity.js';
import type { ChatMessage } from './prompt.js';

export interface BookedTokens {
  promptTokens: number;
  completionTokens: number;
}

/** Bytes of UTF-8 for a token: models take about four in English and about three elsewhere. */
const BYTES_PER_TOKEN = 3;

/** Tokens for what a request has besides the words: roles, the schema. */
const FRAME_TOKENS = 300;

const LEAST_ANSWER = 1_000;

const tokensOf = (bytes: number): number => Math.ceil(bytes / BYTES_PER_TOKEN);

/** The most a request will cost: its words, and an answer that quotes and rewords the whole passage. */
export function bookedTokens(messages: readonly ChatMessage[], passageBytes: number): BookedTokens {
  const bytes = messages.reduce((sum, { content }) => sum + Buffer.byteLength(content, 'utf8'), 0);
  return {
    promptTokens: tokensOf(bytes) + FRAME_TOKENS,
    completionTokens: Math.max(LEAST_ANSWER, Math.ceil(passageBytes / 2)),
  };
}

/**
 * What a request cost in the end: what the endpoint counted; nothing where it did not work; and what was booked where
 * it may have worked without our seeing the end.
 */
export function spentTokens(
  outcome: LlmOutcome,
  { usage, content }: ChatResult,
  booked: BookedTokens,
): BookedTokens & { estimated: boolean } {
  if (usage) return { promptTokens: usage.prompt, completionTokens: usage.completion, estimated: false };
  switch (outcome) {
    case 'RATE_LIMITED':
    case 'SERVER_ERROR':
    case 'CLIENT_ERROR':
    case 'REDIRECTED':
    case 'NETWORK':
      return { promptTokens: 0, completionTokens: 0, estimated: true };
    case 'ANSWERED':
    case 'MALFORMED':
    case 'REFUSED': {
      const completionTokens = tokensOf(Buffer.byteLength(content, 'utf8'));
      return { promptTokens: booked.promptTokens, completionTokens, estimated: true };
    }
    case 'STARTED':
    case 'TRUNCATED':
    case 'TIMEOUT':
    case 'ABORTED':
      return { ...booked, estimated: true };
  }
}

/** The cost of tokens, in the desk's currency; null without prices. */
export function costOf({ promptTokens, completionTokens }: BookedTokens, prices: LlmPrices | null): number | null {
  return prices && (promptTokens * prices.prompt + completionTokens * prices.completion) / 1_000_000;
}
