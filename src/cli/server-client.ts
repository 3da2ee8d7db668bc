import { z } from 'zod';
import { CliError, systemCode, UsageError } from './failures.js';

/** The problem a server answers with (RFC 9457, with our stable code). */
const problem = z.object({ code: z.string(), detail: z.string().optional(), title: z.string().optional() });

/** Longest wait for one answer; an upload of the largest document over a slow line takes far less. */
const ANSWER_LIMIT_MS = 120_000;

/** A running Claimdesk, spoken to over HTTP with a bearer token. */
export class ServerClient {
  private readonly base: string;

  /** @throws UsageError when there is no token, or the address is not one */
  constructor(
    server: string,
    private readonly token: string | null,
  ) {
    if (!/^https?:$/.test(URL.parse(server)?.protocol ?? '')) {
      throw new UsageError(`--server has to be an address such as http://localhost:3000, not "${server}"`);
    }
    if (token === null) throw new UsageError('a server needs a token: give --token, or set CLAIMDESK_TOKEN');
    if (!/^[\x21-\x7e]+$/.test(token)) throw new UsageError('the token holds characters that no token has');
    this.base = `${server.replace(/\/+$/, '')}/api/v1`;
  }

  /** @throws CliError with the server's code; SERVER_UNREACHABLE, SERVER_ANSWER_INVALID */
  async get<T>(path: string, answer: z.ZodType<T>): Promise<T> {
    return parsed(await this.send('GET', path), answer);
  }

  /** @throws as `get` */
  async post<T>(path: string, body: FormData, answer: z.ZodType<T>): Promise<T> {
    return parsed(await this.send('POST', path, body), answer);
  }

  /** The answer as it is. @throws as `get` */
  async getText(path: string): Promise<string> {
    return (await this.send('GET', path)).text;
  }

  private async send(method: string, path: string, body?: FormData): Promise<{ status: number; text: string }> {
    try {
      const response = await fetch(`${this.base}${path}`, {
        method,
        body,
        headers: { authorization: `Bearer ${this.token}` },
        // A redirect could carry the token to another place.
        redirect: 'error',
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
      });
      const text = await response.text();
      if (!response.ok) throw refusal(response.status, text);
      return { status: response.status, text };
    } catch (error) {
      throw error instanceof CliError ? error : unreachable(this.base, error);
    }
  }
}

function parsed<T>({ text }: { text: string }, answer: z.ZodType<T>): T {
  const result = answer.safeParse(jsonOrNull(text));
  if (result.success) return result.data;
  throw new CliError('SERVER_ANSWER_INVALID', 'The server answered something else than a Claimdesk does.');
}

function refusal(status: number, text: string): CliError {
  const said = problem.safeParse(jsonOrNull(text));
  if (said.success) return new CliError(said.data.code, said.data.detail ?? said.data.title ?? `HTTP ${status}`);
  return new CliError('SERVER_ANSWER_INVALID', `The server answered HTTP ${status}. Is this the address of a Claimdesk?`);
}

function unreachable(base: string, error: unknown): CliError {
  const cause: unknown = error instanceof Error && error.cause !== undefined ? error.cause : error;
  const why = systemCode(cause) ?? (cause instanceof Error ? cause.message : String(cause));
  const message = `The server cannot be reached at ${new URL(base).origin}: ${why}. Check --server, and that it runs.`;
  return new CliError('SERVER_UNREACHABLE', message, { cause: error });
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
