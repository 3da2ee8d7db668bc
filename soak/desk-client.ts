import { randomUUID } from 'node:crypto';
import type { RatingMarks } from './rating-marks.js';
import type { Tally } from './tally.js';

/** What came back. The body is whatever JSON the API answered; null when it was something else. */
export interface Answer {
  status: number;
  text: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- as in the tests: a client reads whatever the API answers
  body: any;
}

interface Sending {
  body?: unknown;
  headers?: Record<string, string>;
}

const ANSWER_LIMIT_MS = 60_000;
/** Refusals that a person with a browser of yesterday meets every day. */
const REFUSALS = new Set([403, 404, 409, 412, 422, 429]);

/**
 * One person's browser. Every answer is counted, has to have one of the expected statuses, and is searched for what
 * other raters wrote.
 */
export class DeskClient {
  private readonly cookies = new Map<string, string>();
  id = '';
  /** Set when an admin has disabled the account: from then on 401 is the right answer. */
  mayBeDisabled = false;
  hasLeft = false;
  private repeated = 0;

  constructor(
    private readonly url: string,
    readonly email: string,
    readonly roles: readonly string[],
    private readonly tally: Tally,
    private readonly marks: RatingMarks,
  ) {}

  /** @throws Error when the account cannot sign in. */
  async signIn(password: string): Promise<void> {
    const { status, body, text } = await this.send('sign in', 'POST', '/auth/login', {
      body: { email: this.email, password },
    });
    if (status !== 200) throw new Error(`${this.email} cannot sign in: ${status} ${text}`);
    this.id = body.id;
  }

  get(act: string, path: string): Promise<Answer> {
    return this.send(act, 'GET', path, {});
  }

  put(act: string, path: string, body: unknown, version: number): Promise<Answer> {
    return this.send(act, 'PUT', path, { body, headers: { 'if-match': `"${version}"` } });
  }

  patch(act: string, path: string, body: unknown, version: number): Promise<Answer> {
    return this.send(act, 'PATCH', path, { body, headers: { 'if-match': `"${version}"` } });
  }

  post(act: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send(act, 'POST', path, { body, headers: { 'idempotency-key': randomUUID(), ...headers } });
  }

  delete(act: string, path: string): Promise<Answer> {
    return this.send(act, 'DELETE', path, { headers: { 'idempotency-key': randomUUID() } });
  }

  /** The same request twice, at once or one after the other: the work is done once, and the answer is one. */
  async postTwice(act: string, path: string, body?: unknown): Promise<Answer> {
    const headers = { 'idempotency-key': randomUUID() };
    const send = (): Promise<Answer> => this.post(act, path, body, headers);
    this.repeated += 1;
    const [first, second] =
      this.repeated % 2 === 0 ? await Promise.all([send(), send()]) : [await send(), await send()];
    const done = [first, second].filter(({ status }) => status >= 200 && status < 300);
    if (done.length === 2 && first.text !== second.text) {
      this.tally.fault('a repeated request has one answer', `${path}: ${first.text} and ${second.text}`);
    }
    return done[0] ?? first;
  }

  private async send(act: string, method: string, path: string, { body, headers = {} }: Sending): Promise<Answer> {
    const from = new Date();
    const begun = performance.now();
    try {
      const response = await fetch(`${this.url}/api/v1${path}`, {
        method,
        signal: AbortSignal.timeout(ANSWER_LIMIT_MS),
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...(this.cookies.size > 0 ? { cookie: this.cookieHeader() } : {}),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      this.keepCookies(response);
      const text = await response.text();
      const isJson = /\bjson\b/.test(response.headers.get('content-type') ?? '') && text !== '';
      const answer: Answer = { status: response.status, text, body: isJson ? JSON.parse(text) : null };
      this.tally.count(
        act,
        answer.status,
        performance.now() - begun,
        answer.status < 400 ? undefined : answer.body?.code,
      );
      this.judge(act, `${method} ${path}`, answer);
      this.marks.search(this.id, `${method} ${path}`, text, from, new Date());
      return answer;
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      this.tally.fault('every request is answered', `${act}: ${method} ${path}: ${cause?.code ?? String(error)}`);
      return { status: 0, text: '', body: null };
    }
  }

  private judge(act: string, request: string, { status, text }: Answer): void {
    if ((status >= 200 && status < 300) || REFUSALS.has(status)) return;
    if (status === 401 && this.mayBeDisabled) {
      this.hasLeft = true;
      return;
    }
    this.tally.fault('every answer has an expected status', `${act}: ${request}: ${status} ${text.slice(0, 500)}`);
  }

  private cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [name = '', ...rest] = (line.split(';')[0] ?? '').split('=');
      this.cookies.set(name, rest.join('='));
    }
  }
}
