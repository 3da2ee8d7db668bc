import { ANSWER_JSON_SCHEMA } from './llm-answer.js';
import type { ChatMessage } from './prompt.js';

/** How an endpoint wants to be asked: all are "OpenAI-compatible", and none takes quite the same fields. */
export interface ChatDialect {
  format: 'json_schema' | 'json_object' | 'none';
  limit: 'max_tokens' | 'max_completion_tokens';
  temperature: boolean;
  seed: boolean;
}

/** What is tried first. */
export const FIRST_DIALECT: ChatDialect = { format: 'json_schema', limit: 'max_tokens', temperature: true, seed: true };

/** Any fixed number; with temperature 0 it makes answers repeat themselves as far as the endpoint can. */
const SEED = 20_260_101;

/** The body of a chat-completions request. */
export function chatBody(
  { format, limit, temperature, seed }: ChatDialect,
  { model, messages, maxTokens }: { model: string; messages: readonly ChatMessage[]; maxTokens: number },
): Record<string, unknown> {
  return {
    model,
    messages,
    [limit]: maxTokens,
    stream: false,
    ...(temperature ? { temperature: 0 } : {}),
    ...(seed ? { seed: SEED } : {}),
    ...responseFormat(format),
  };
}

function responseFormat(format: ChatDialect['format']): Record<string, unknown> {
  if (format === 'none') return {};
  if (format === 'json_object') return { response_format: { type: 'json_object' } };
  const json_schema = { name: 'claims', strict: true, schema: ANSWER_JSON_SCHEMA };
  return { response_format: { type: 'json_schema', json_schema } };
}

/**
 * The next form to ask in after a request was refused as malformed (400 or 422), or null when there is none. When the
 * refusal names one of our optional fields, that one is changed; otherwise the format of the answer is the likeliest.
 */
export function nextDialect(dialect: ChatDialect, refusal: string): ChatDialect | null {
  const names = (field: string): boolean => new RegExp(`\\b${field}\\b`).test(refusal);
  if (!names('response_format')) {
    if (names('max_tokens') && dialect.limit === 'max_tokens') return { ...dialect, limit: 'max_completion_tokens' };
    if (names('temperature') && dialect.temperature) return { ...dialect, temperature: false };
    if (names('seed') && dialect.seed) return { ...dialect, seed: false };
  }
  if (dialect.format === 'json_schema') return { ...dialect, format: 'json_object' };
  return dialect.format === 'json_object' ? { ...dialect, format: 'none' } : null;
}
