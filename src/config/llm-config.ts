import type { FieldFault } from '../common/app-error.js';
import type { Env } from './env.schema.js';

/** Where a second opinion on what is worth checking is asked, and what it may cost. */
export interface LlmConfig {
  /** Base of an OpenAI-compatible API, without a trailing slash: `https://llm.example/v1`. */
  url: string;
  model: string;
  /** Secret: sent to `url` only, never logged. Null when the endpoint wants none. */
  apiKey: string | null;
  timeoutMs: number;
  /** Further tries after a 429, a 5xx, a lost connection or a time-out. */
  maxRetries: number;
  /** Requests under way at a time, in this process. */
  maxRequests: number;
  /** Of the passage in one request, in UTF-16 code units. */
  maxCharacters: number;
  budget: LlmBudget;
  /** For a million tokens, in the desk's own currency; null when no prices are set. */
  prices: LlmPrices | null;
}

/** A document means one version of it; a day is a day in UTC. Costs are null without a limit. */
export interface LlmBudget {
  tokensPerDocument: number;
  tokensPerDay: number;
  costPerDocument: number | null;
  costPerDay: number | null;
}

export interface LlmPrices {
  prompt: number;
  completion: number;
}

/** What contradicts itself in the settings of the LLM; messages never repeat a value. */
export function llmFaults(env: Env): FieldFault[] {
  return [...halfConfigured(env), ...addressFaults(env), ...priceFaults(env)];
}

function halfConfigured(env: Env): FieldFault[] {
  const { CLAIMDESK_LLM_URL: url, CLAIMDESK_LLM_MODEL: model, CLAIMDESK_LLM_API_KEY: key } = env;
  const faults: FieldFault[] = [];
  if (!url && (model || key)) {
    faults.push({
      path: 'CLAIMDESK_LLM_URL',
      message: 'is missing; set it, or remove the other CLAIMDESK_LLM_ settings',
    });
  }
  if (!model && (url || key)) {
    faults.push({
      path: 'CLAIMDESK_LLM_MODEL',
      message: 'is missing; set it, or remove the other CLAIMDESK_LLM_ settings',
    });
  }
  return faults;
}

function addressFaults({ CLAIMDESK_LLM_URL: address, CLAIMDESK_LLM_ALLOW_HTTP: mayBePlain }: Env): FieldFault[] {
  if (!address) return [];
  const url = new URL(address);
  const messages: string[] = [];
  if (url.username || url.password) messages.push('must not hold a user or password; use CLAIMDESK_LLM_API_KEY');
  if (url.search || url.hash) messages.push('must end with the path, for example https://llm.example/v1');
  if (url.protocol === 'http:' && !isLoopback(url.hostname) && !mayBePlain) {
    messages.push(
      'must be https: over http anybody on the way can read the documents and the key. ' +
        'Only for a network you trust: CLAIMDESK_LLM_ALLOW_HTTP=on',
    );
  }
  return messages.map((message) => ({ path: 'CLAIMDESK_LLM_URL', message }));
}

function priceFaults(env: Env): FieldFault[] {
  const prompt = env.CLAIMDESK_LLM_PROMPT_PRICE;
  const completion = env.CLAIMDESK_LLM_COMPLETION_PRICE;
  const faults: FieldFault[] = [];
  if ((prompt === undefined) !== (completion === undefined)) {
    const path = prompt === undefined ? 'CLAIMDESK_LLM_PROMPT_PRICE' : 'CLAIMDESK_LLM_COMPLETION_PRICE';
    faults.push({ path, message: 'is missing; set both prices, or none' });
  }
  for (const path of ['CLAIMDESK_LLM_COST_PER_DOCUMENT', 'CLAIMDESK_LLM_COST_PER_DAY'] as const) {
    if (env[path] !== undefined && (prompt === undefined || completion === undefined)) {
      faults.push({ path, message: 'needs CLAIMDESK_LLM_PROMPT_PRICE and CLAIMDESK_LLM_COMPLETION_PRICE' });
    }
  }
  return faults;
}

const isLoopback = (host: string): boolean => /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(host);

/** Null unless address and model are set: without them nothing is ever sent anywhere. */
export function toLlmConfig(env: Env): LlmConfig | null {
  if (!env.CLAIMDESK_LLM_URL || !env.CLAIMDESK_LLM_MODEL) return null;
  const prompt = env.CLAIMDESK_LLM_PROMPT_PRICE;
  const completion = env.CLAIMDESK_LLM_COMPLETION_PRICE;
  return {
    url: env.CLAIMDESK_LLM_URL.replace(/\/+$/, ''),
    model: env.CLAIMDESK_LLM_MODEL,
    apiKey: env.CLAIMDESK_LLM_API_KEY ?? null,
    timeoutMs: Math.round(env.CLAIMDESK_LLM_TIMEOUT_SECONDS * 1000),
    maxRetries: env.CLAIMDESK_LLM_MAX_RETRIES,
    maxRequests: env.CLAIMDESK_LLM_MAX_REQUESTS,
    maxCharacters: env.CLAIMDESK_LLM_MAX_CHARACTERS,
    budget: {
      tokensPerDocument: env.CLAIMDESK_LLM_TOKENS_PER_DOCUMENT,
      tokensPerDay: env.CLAIMDESK_LLM_TOKENS_PER_DAY,
      costPerDocument: env.CLAIMDESK_LLM_COST_PER_DOCUMENT ?? null,
      costPerDay: env.CLAIMDESK_LLM_COST_PER_DAY ?? null,
    },
    prices: prompt === undefined || completion === undefined ? null : { prompt, completion },
  };
}
