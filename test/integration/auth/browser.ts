import { type Answer, TestClient } from '../../support/client.js';

/** An answer with the header reader that the specs use. */
export interface Reply extends Pick<Answer, 'status' | 'text' | 'body'> {
  get(header: 'Set-Cookie'): string[] | undefined;
  get(header: string): string | undefined;
}

/** A request in the making: it is sent when it is awaited. */
class Call implements PromiseLike<Reply> {
  private readonly headers: Record<string, string> = {};
  private body: unknown;
  private wanted: number | undefined;

  constructor(
    private readonly client: TestClient,
    private readonly method: string,
    private path: string,
  ) {}

  set(header: string, value: string): this {
    this.headers[header.toLowerCase()] = value;
    return this;
  }

  send(body: unknown): this {
    this.body = body;
    return this;
  }

  query(parameters: Record<string, string | number>): this {
    const entries = Object.entries(parameters).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
    this.path += `?${entries.join('&')}`;
    return this;
  }

  /** Another status than this fails the test. */
  expect(status: number): this {
    this.wanted = status;
    return this;
  }

  // oxlint-disable-next-line unicorn/no-thenable -- being awaited is what it is for
  then<A = Reply, B = never>(
    fulfilled?: ((reply: Reply) => A | PromiseLike<A>) | null,
    rejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.run().then(fulfilled, rejected);
  }

  private async run(): Promise<Reply> {
    // Two slashes: the path is given whole, with the prefix.
    const answer = await this.client.send(this.method, `/${this.path}`, this.body, this.headers);
    if (this.wanted !== undefined && answer.status !== this.wanted) {
      throw new Error(`${this.method} ${this.path}: expected ${this.wanted}, got ${answer.status} ${answer.text}`);
    }
    return Object.assign(
      { status: answer.status, text: answer.text, body: answer.body ?? {} },
      { get: reader(answer) },
    );
  }
}

function reader({ headers }: Answer): Reply['get'] {
  const read = (header: string): string | string[] | undefined => {
    if (header !== 'Set-Cookie') return headers.get(header) ?? undefined;
    const cookies = headers.getSetCookie();
    return cookies.length > 0 ? cookies : undefined;
  };
  return read as Reply['get'];
}

/** A browser: keeps its cookies, sends JSON. */
export class Browser {
  private readonly client: TestClient;

  constructor(url: string) {
    this.client = new TestClient(url, '');
  }

  get = (path: string): Call => new Call(this.client, 'GET', path);
  post = (path: string): Call => new Call(this.client, 'POST', path);
  patch = (path: string): Call => new Call(this.client, 'PATCH', path);
  delete = (path: string): Call => new Call(this.client, 'DELETE', path);
}
