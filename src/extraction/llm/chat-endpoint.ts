import { z } from 'zod';
import type { LlmConfig } from '../../config/llm-config.js';
import { describeError } from '../../jobs/rate-limited-log.js';
import { toWellFormedText } from '../../text/unicode.js';
import type { LlmOutcome } from './llm-call.entity.js';

/** Tokens as the endpoint counted them. */
export interface TokenUsage {
  prompt: number;
  completion: number;
}

/** What became of one request. */
export interface ChatResult {
  outcome: Exclude<LlmOutcome, 'STARTED' | 'MALFORMED'>;
  /** The words of the model, when it was ANSWERED. */
  content: string;
  /** Null when the endpoint did not count. */
  usage: TokenUsage | null;
  /** Status of the answer; null without one. */
  status: number | null;
  /** How long the endpoint asks to be left alone. */
  retryAfterMs: number | null;
  /** For the log and for `nextDialect`: what the endpoint or the connection said. Never holds what was sent. */
  detail: string;
}

/** Longer answers are not read: the tokens asked for fit many times. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

const count = z.number().int().min(0).max(100_000_000);
const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
});

const NOTHING = { content: '', usage: null, status: null, retryAfterMs: null, detail: '' };

/** Speaks HTTP with an OpenAI-compatible endpoint, one request at a time and without second tries. */
export class ChatEndpoint {
  constructor(private readonly config: Pick<LlmConfig, 'url' | 'apiKey' | 'timeoutMs'>) {}

  /**
   * Sends one chat-completions request. A redirect is not followed: the document and the key go to the configured
   * address and nowhere else.
   *
   * @throws nothing; what goes wrong is an outcome
   */
  async ask(body: Record<string, unknown>, signal: AbortSignal | undefined): Promise<ChatResult> {
    const timeout = AbortSignal.timeout(this.config.timeoutMs);
    try {
      const response = await fetch(`${this.config.url}/chat/completions`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json',
          ...(this.config.apiKey === null ? {} : { authorization: `Bearer ${this.config.apiKey}` }),
        },
        body: JSON.stringify(body),
        signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      });
      return resultOf(response, await limitedText(response));
    } catch (error) {
      if (signal?.aborted) return { ...NOTHING, outcome: 'ABORTED' };
      if (timeout.aborted)
        return { ...NOTHING, outcome: 'TIMEOUT', detail: `no answer in ${this.config.timeoutMs} ms` };
      return { ...NOTHING, outcome: 'NETWORK', detail: describeError((error as Error).cause ?? error) };
    }
  }
}

function resultOf(response: Response, body: string): ChatResult {
  const { status } = response;
  if (status >= 200 && status < 300) return { ...NOTHING, ...answerOf(body), status };
  const retryAfterMs = delayOf(response.headers.get('retry-after'));
  return { ...NOTHING, outcome: outcomeOf(status), status, retryAfterMs, detail: body.slice(0, 4_000) };
}

function outcomeOf(status: number): ChatResult['outcome'] {
  if (status === 429) return 'RATE_LIMITED';
  if (status >= 500) return 'SERVER_ERROR';
  return status < 400 ? 'REDIRECTED' : 'CLIENT_ERROR';
}

function answerOf(body: string): Pick<ChatResult, 'outcome' | 'content' | 'usage' | 'detail'> {
  const parsed = completion.safeParse(jsonOrNull(body));
  const [choice] = parsed.data?.choices ?? [];
  // Something answered 200 that does not speak this protocol.
  if (!choice) return { outcome: 'SERVER_ERROR', content: '', usage: null, detail: 'the answer is no chat completion' };
  const counted = parsed.data?.usage;
  const usage = counted ? { prompt: counted.prompt_tokens, completion: counted.completion_tokens } : null;
  const { finish_reason: finish, message } = choice;
  const content = toWellFormedText(message.content ?? '');
  if (finish === 'length') return { outcome: 'TRUNCATED', content, usage, detail: '' };
  const refused = finish === 'content_filter' || Boolean(message.refusal) || content === '';
  return { outcome: refused ? 'REFUSED' : 'ANSWERED', content, usage, detail: '' };
}

function jsonOrNull(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}

/** Reads at most the limit; the rest of a longer body is dropped with its connection. */
async function limitedText(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += (chunk as Uint8Array).byteLength;
    if (size > MAX_BODY_BYTES) throw new Error(`the answer is longer than ${MAX_BODY_BYTES} bytes`);
    chunks.push(chunk as Uint8Array);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `Retry-After`: seconds, or a date. */
function delayOf(header: string | null): number | null {
  if (header === null) return null;
  if (/^\s*\d+(?:\.\d+)?\s*$/.test(header)) return Number(header) * 1000;
  const at = Date.parse(header);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
