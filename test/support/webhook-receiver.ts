import { createServer, type IncomingHttpHeaders, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Webhook } from 'standardwebhooks';

/** A message as it came in. */
export interface Received {
  path: string;
  method: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the receiver does with a message; nothing at all for one that hangs. */
export type Behaviour = (response: ServerResponse, received: Received) => void;

/** Another system that webhooks are sent to, on a free port of this machine. Says 204 to everything unless told otherwise. */
export class WebhookReceiver {
  readonly received: Received[] = [];
  connections = 0;
  private readonly behaviours = new Map<string, Behaviour>();
  private readonly sockets = new Set<Socket>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebhookReceiver> {
    const server = createServer();
    const receiver = new WebhookReceiver(server);
    server.on('connection', (socket) => {
      receiver.connections += 1;
      receiver.sockets.add(socket);
      socket.once('close', () => receiver.sockets.delete(socket));
    });
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const { url: path = '', method = '', headers } = request;
        const received = { path, method, headers, body: Buffer.concat(parts).toString('utf8') };
        receiver.received.push(received);
        const behaviour = receiver.behaviours.get(path);
        if (behaviour) behaviour(response, received);
        else response.writeHead(204).end();
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** What a desk needs to be told to send here. */
  get env(): { CLAIMDESK_WEBHOOK_ALLOW: string } {
    return { CLAIMDESK_WEBHOOK_ALLOW: `127.0.0.1:${this.port}` };
  }

  url(path: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  on(path: string, behaviour: Behaviour): void {
    this.behaviours.set(path, behaviour);
  }

  answers(path: string, status: number, headers: Record<string, string> = {}, body = ''): void {
    this.on(path, (response) => response.writeHead(status, headers).end(body));
  }

  at(path: string): Received[] {
    return this.received.filter((each) => each.path === path);
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

/** The JSON of a message. Tests say what shape they expect. */
export interface ToldEvent {
  type: string;
  timestamp: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the desk sends
  data: any;
}

/** The body of a message whose signature fits, by a library that is not ours. @throws its error when none does */
export const verified = (secret: string, { body, headers }: Received): ToldEvent =>
  new Webhook(secret).verify(body, headers as Record<string, string>) as ToldEvent;
