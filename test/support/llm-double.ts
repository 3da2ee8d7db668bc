import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the double got it. */
export interface DoubleRequest {
  path: string;
  headers: IncomingHttpHeaders;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever was sent
  body: any;
  /** The passage asked about, out of its tags. */
  passage: string;
}

/** What the double says: a status with a body, or nothing at all for `delayMs`. */
export interface DoubleReply {
  status?: number;
  headers?: Record<string, string>;
  body?: unknown;
  delayMs?: number;
}

/** A loopback server that speaks the chat-completions protocol as a test wants it. */
export class LlmDouble {
  readonly requests: DoubleRequest[] = [];
  /** Called with each request and its number from 1. */
  reply: (request: DoubleRequest, number: number) => DoubleReply = () => answer([]);

  private constructor(private readonly server: Server) {}

  static async start(): Promise<LlmDouble> {
    const server = createServer();
    const double = new LlmDouble(server);
    server.on('request', (request, response: ServerResponse) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => double.answer(request.url ?? '', request.headers, Buffer.concat(chunks), response));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return double;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  /** Forgets the requests and answers with no claims again. */
  reset(): void {
    this.requests.length = 0;
    this.reply = () => answer([]);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(path: string, headers: IncomingHttpHeaders, bytes: Buffer, response: ServerResponse): void {
    const body = JSON.parse(bytes.toString()) as { messages: { content: string }[] };
    const passage = /<passage-\w+>\n([^]*)\n<\/passage-/.exec(body.messages.at(-1)?.content ?? '')?.[1] ?? '';
    const request = { path, headers, body, passage };
    this.requests.push(request);
    const {
      status = 200,
      headers: extra = {},
      body: said = {},
      delayMs = 0,
    } = this.reply(request, this.requests.length);
    const send = (): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...extra });
      response.end(typeof said === 'string' ? said : JSON.stringify(said));
    };
    if (delayMs === 0) send();
    else setTimeout(send, delayMs).unref();
  }
}

/** A claim as a model would give it. */
export interface DoubleClaim {
  quote: string;
  type?: string;
  speaker?: string | null;
  statement?: string | null;
}

/** A chat completion with these claims. */
export const answer = (claims: readonly DoubleClaim[], usage: object | null = USAGE): DoubleReply =>
  completion(JSON.stringify({ claims }), 'stop', usage);

/** A chat completion with this content. */
export const completion = (content: string, finish = 'stop', usage: object | null = USAGE): DoubleReply => ({
  body: {
    choices: [{ index: 0, finish_reason: finish, message: { role: 'assistant', content } }],
    ...(usage && { usage }),
  },
});

export const USAGE = { prompt_tokens: 900, completion_tokens: 100, total_tokens: 1000 };
