import { createConnection, type Socket } from 'node:net';

/** One request of a client, complete with head and body; null when the client has none left. */
export type NextRequest = () => Buffer | null;

export interface LoadResult {
  requests: number;
  seconds: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** Answers that were not 200, by status. */
  failures: Record<string, number>;
}

/** The bytes of a request. Written once: making them anew each time would be load of its own. */
export function request(method: string, path: string, headers: Record<string, string>, body = ''): Buffer {
  const all = { Host: '127.0.0.1', ...headers, ...(body ? { 'Content-Type': 'application/json' } : {}) };
  const lines = Object.entries({ ...all, 'Content-Length': String(Buffer.byteLength(body)) });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${head}\r\n${body}`);
}

/**
 * A closed loop: each client sends its next request when it has the answer to the last one, over one connection that
 * is kept alive. Sockets and not `node:http`, whose client would cost as much as the servers that are measured.
 */
export async function load(port: number, clients: readonly NextRequest[], seconds: number): Promise<LoadResult> {
  const latencies: number[] = [];
  const failures: Record<string, number> = {};
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(clients.map((next) => runClient(port, next, until, latencies, failures)));
  const elapsed = (performance.now() - begun) / 1000;
  const sorted = Float64Array.from(latencies).sort();
  return {
    requests: sorted.length,
    seconds: elapsed,
    perSecond: sorted.length / elapsed,
    p50Ms: sorted[Math.floor(sorted.length * 0.5)] ?? NaN,
    p99Ms: sorted[Math.floor(sorted.length * 0.99)] ?? NaN,
    failures,
  };
}

async function runClient(
  port: number,
  next: NextRequest,
  until: number,
  latencies: number[],
  failures: Record<string, number>,
): Promise<void> {
  const connection = await Connection.open(port);
  try {
    while (performance.now() < until) {
      const bytes = next();
      if (bytes === null) return;
      const sent = performance.now();
      const { status } = await connection.send(bytes);
      latencies.push(performance.now() - sent);
      if (status !== 200) failures[status] = (failures[status] ?? 0) + 1;
    }
  } finally {
    connection.close();
  }
}

interface RawAnswer {
  status: number;
  body: Buffer;
}

/** Enough HTTP for servers that say Content-Length, which both of ours do. */
export class Connection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (answer: RawAnswer) => void; reject: (error: Error) => void } | null = null;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.take(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('the server closed the connection')));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = createConnection({ port, host: '127.0.0.1' }, () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  send(bytes: Buffer): Promise<RawAnswer> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const headEnd = this.received.indexOf('\r\n\r\n');
    if (headEnd < 0) return;
    const head = this.received.toString('latin1', 0, headEnd);
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(head)?.[1] ?? 0);
    const end = headEnd + 4 + length;
    if (this.received.length < end) return;
    const answer = { status: Number(head.slice(9, 12)), body: this.received.subarray(headEnd + 4, end) };
    this.received = Buffer.alloc(0);
    this.waiting?.resolve(answer);
  }
}
