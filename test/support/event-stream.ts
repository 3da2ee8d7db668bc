import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { TestClient } from './client.js';

/** One server-sent event as it came. */
export interface Heard {
  id: string;
  event: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the server says
  data: any;
}

interface StreamOptions {
  lastEventId?: string;
  back?: number;
  headers?: Record<string, string>;
}

/** A client's open stream of live events. */
export class EventStream {
  readonly heard: Heard[] = [];
  /** All bytes that came, for looking for what must not be in them. */
  raw = '';
  ended = false;
  private waiting: (() => void)[] = [];

  private constructor(
    readonly status: number,
    readonly headers: IncomingMessage['headers'],
    private readonly answer: IncomingMessage,
    private readonly agent: Agent,
  ) {
    answer.setEncoding('utf8');
    answer.on('data', (text: string) => this.take(text));
    const end = () => {
      this.ended = true;
      this.wake();
    };
    answer.on('close', end).on('error', end);
  }

  /** Opens a stream; waits until the server has answered, not until it is told anything. */
  static open(client: TestClient, { lastEventId, back, headers = {} }: StreamOptions = {}): Promise<EventStream> {
    const agent = new Agent({ keepAlive: false });
    const query = back === undefined ? '' : `?back=${back}`;
    const last = lastEventId === undefined ? {} : { 'last-event-id': lastEventId };
    return new Promise((resolve, reject) => {
      const asked = request(
        `${client.url}/api/v1/events${query}`,
        { agent, headers: { cookie: client.cookieHeader(), ...last, ...headers } },
        (answer) => resolve(new EventStream(answer.statusCode ?? 0, answer.headers, answer, agent)),
      );
      asked.on('error', reject).end();
    });
  }

  /** Opens a stream and waits for its first beat: from then on everything is told. */
  static async listening(client: TestClient, options: StreamOptions = {}): Promise<EventStream> {
    const stream = await EventStream.open(client, options);
    await stream.until(() => stream.heard.some(({ event }) => event === 'beat'));
    return stream;
  }

  /** Everything that changed, as `topic id`, each once. */
  get changes(): string[] {
    const all = this.heard.flatMap(({ event, data }) => (event === 'changes' ? data.changes : []));
    return [...new Set(all.map(({ topic, id }: { topic: string; id?: string }) => (id ? `${topic} ${id}` : topic)))];
  }

  get lastId(): string {
    return this.heard.at(-1)?.id ?? '';
  }

  /** Waits until this is so. @throws Error with what was heard instead */
  async until(isSo: () => boolean, seconds = 15): Promise<void> {
    const late = Date.now() + seconds * 1000;
    while (!isSo()) {
      if (Date.now() > late) throw new Error(`heard only ${JSON.stringify(this.heard)}${this.ended ? ' (ended)' : ''}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 250);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** Waits for a change; a topic without an id is of everything in it, as when a process has only begun to listen. */
  untilTold(change: string): Promise<void> {
    const [topic = ''] = change.split(' ');
    return this.until(() => this.changes.includes(change) || this.changes.includes(topic));
  }

  close(): void {
    this.answer.destroy();
    this.agent.destroy();
  }

  private take(text: string): void {
    this.raw += text;
    const blocks = this.raw.split('\n\n').slice(0, -1);
    for (const block of blocks.slice(this.heard.length)) {
      const field = (name: string) =>
        block
          .split('\n')
          .find((line) => line.startsWith(`${name}: `))
          ?.slice(name.length + 2) ?? '';
      this.heard.push({ id: field('id'), event: field('event'), data: JSON.parse(field('data')) });
    }
    this.wake();
  }

  private wake(): void {
    for (const waiter of this.waiting.splice(0)) waiter();
  }
}
