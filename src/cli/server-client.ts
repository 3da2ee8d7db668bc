import { z } from 'zod';
import { CliError, systemCode, UsageError } from './failures.js';

/** The problem a server answers with (RFC 9457, with our stable code). */
const problem = z.object({ code: z.string(), detail: z.string().optional(), title: z.string().optional() });

/** Longest wait until an answer begins; an upload of the largest document over a slow line takes far less. */
const ANSWER_LIMIT_MS = 120_000;

/** A running Claimdesk, spoken to over HTTP with a bearer token. */
export class ServerClient {
  private readonly origin: string;

  /** @param token null for what anyone may read. @throws UsageError when the address or the token is none */
  constructor(
    server: string,
    private readonly token: string | null,
  ) {
    if (!isWebAddress(server)) {
      throw new UsageError(`--server has to be an address such as http://localhost:3000, not "${server}"`);
    }
    if (token !== null && !/^[\x21-\x7e]+$/.test(token))
      throw new UsageError('the token holds characters no token has');
    this.origin = server.replace(/\/+$/, '');
  }

  /** @throws CliError with the server's code; SERVER_UNREACHABLE, SERVER_ANSWER_INVALID */
  async get<T>(path: string, answer: z.ZodType<T>): Promise<T> {
    return parsed(await this.text('GET', path), answer);
  }

  /** @param body a form, or what is sent as JSON. @throws as `get` */
  async post<T>(path: string, body: object, answer: z.ZodType<T>): Promise<T> {
    return parsed(await this.text('POST', path, body), answer);
  }

  /** The answer as it comes in, without a limit on how long it is. @throws as `get` */
  async *stream(path: string): AsyncGenerator<string> {
    const response = await this.open('GET', path);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    try {
      for await (const chunk of response.body ?? []) yield decoder.decode(chunk as Uint8Array, { stream: true });
      yield decoder.decode();
    } catch (error) {
      throw unreachable(this.origin, error);
    }
  }

  private async text(method: string, path: string, body?: object): Promise<string> {
    const response = await this.open(method, path, body);
    return response.text().catch((error: unknown) => Promise.reject(unreachable(this.origin, error)));
  }

  private async open(method: string, path: string, content?: object): Promise<Response> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(new Error('it did not answer in time')), ANSWER_LIMIT_MS);
    try {
      const headers: Record<string, string> = this.token === null ? {} : { authorization: `Bearer ${this.token}` };
      const isJson = content !== undefined && !(content instanceof FormData);
      if (isJson) headers['content-type'] = 'application/json';
      const body = isJson ? JSON.stringify(content) : content;
      // A redirect could carry the token to another place.
      const init: RequestInit = { method, body, headers, redirect: 'error', signal: patience.signal };
      const response = await fetch(`${this.origin}/api/v1${path}`, init);
      if (!response.ok) throw refusal(response.status, await response.text());
      return response;
    } catch (error) {
      throw error instanceof CliError ? error : unreachable(this.origin, error);
    } finally {
      clearTimeout(timer);
    }
  }
}

function isWebAddress(text: string): boolean {
  try {
    return /^https?:$/.test(new URL(text).protocol);
  } catch {
    return false;
  }
}

function parsed<T>(text: string, answer: z.ZodType<T>): T {
  const result = answer.safeParse(jsonOrNull(text));
  if (result.success) return result.data;
  throw new CliError('SERVER_ANSWER_INVALID', 'The server answered something else than a Claimdesk does.');
}

function refusal(status: number, text: string): CliError {
  const said = problem.safeParse(jsonOrNull(text));
  if (said.success) return new CliError(said.data.code, said.data.detail ?? said.data.title ?? `HTTP ${status}`);
  return new CliError(
    'SERVER_ANSWER_INVALID',
    `The server answered HTTP ${status}. Is this the address of a Claimdesk?`,
  );
}

function unreachable(origin: string, error: unknown): CliError {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const why = systemCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  const message = `The server cannot be reached at ${origin}: ${why}. Check --server, and that it runs.`;
  return new CliError('SERVER_UNREACHABLE', message, { cause: error });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
