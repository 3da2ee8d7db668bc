import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, TestClient } from '../support/client.js';

const ANSWER_LIMIT_MS = 10_000;
const GIVE_UP_MS = 90_000;
const PAUSE_MS = 60;
/** Refusals that say "not now" about the same request. */
const NOT_NOW = new Set(['IDEMPOTENCY_IN_FLIGHT', 'CONFLICT']);

/** How requests ended, over all people. */
export class Tally {
  definite = 0;
  /** No answer, or one of 500 and above: it may have happened or not. */
  readonly unknown: Record<string, number> = {};
  notNow = 0;

  addUnknown(kind: string): void {
    this.unknown[kind] = (this.unknown[kind] ?? 0) + 1;
  }
}

/** Somebody at the desk who does not give up: repeats every request until the answer is definite. */
export class DeskPerson {
  constructor(
    private readonly client: TestClient,
    readonly id: string,
    private readonly tally: Tally,
  ) {}

  get(path: string): Promise<Answer> {
    return this.untilDefinite(() => this.client.get(path), 200);
  }

  /** With an idempotency key of its own, the same at every try. */
  post(path: string, body: unknown, expected: number): Promise<Answer> {
    const headers = { 'idempotency-key': randomUUID() };
    return this.untilDefinite(() => this.client.post(path, body, headers), expected);
  }

  /** One try; null when it is unknown whether it happened. */
  async tryPut(path: string, body: unknown, version: number): Promise<Answer | null> {
    return this.attempt(() => this.client.put(path, body, { 'if-match': `"${version}"` }));
  }

  /** @throws Error when the definite answer is another one than expected, or there is none. */
  private async untilDefinite(send: () => Promise<Answer>, expected: number): Promise<Answer> {
    const until = Date.now() + GIVE_UP_MS;
    while (Date.now() < until) {
      const answer = await this.attempt(send);
      const again = answer === null || (answer.status === 409 && NOT_NOW.has(String(answer.body?.code)));
      if (!again && answer.status === expected) return answer;
      if (!again) throw new Error(`expected ${expected}, got ${answer.status}: ${answer.text.slice(0, 400)}`);
      if (answer) this.tally.notNow += 1;
      await sleep(PAUSE_MS);
    }
    throw new Error(`no definite answer in ${GIVE_UP_MS} ms`);
  }

  private async attempt(send: () => Promise<Answer>): Promise<Answer | null> {
    const limit = new AbortController();
    try {
      const late = sleep(ANSWER_LIMIT_MS, null, { signal: limit.signal }).then(() => {
        throw Object.assign(new Error('late'), { cause: { code: 'LATE' } });
      });
      late.catch(() => undefined);
      const answer = await Promise.race([send(), late]);
      if (answer.status < 500) {
        this.tally.definite += 1;
        return answer;
      }
      this.tally.addUnknown(`${answer.status} ${String(answer.body?.code)}`);
    } catch (error) {
      const { cause } = error as { cause?: { code?: string } };
      this.tally.addUnknown(cause?.code ?? String(error));
    } finally {
      limit.abort();
    }
    return null;
  }
}
