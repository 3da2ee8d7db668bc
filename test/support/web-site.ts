import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** What a site does with a request for one path. */
export type SitePage = (request: IncomingMessage, response: ServerResponse) => void;

/** A web site on a free port of this machine. It counts who connects, and answers 404 where it has no page. */
export class WebSite {
  /** Connections made, whether or not anything was asked. */
  connections = 0;
  readonly requests: IncomingMessage[] = [];
  private readonly sockets = new Set<Socket>();
  private readonly pages = new Map<string, SitePage>();

  private constructor(private readonly server: Server) {}

  static async start(): Promise<WebSite> {
    const server = createServer();
    const site = new WebSite(server);
    server.on('connection', (socket) => {
      site.connections += 1;
      site.sockets.add(socket);
      socket.once('close', () => site.sockets.delete(socket));
    });
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      site.requests.push(request);
      const page = site.pages.get(request.url ?? '');
      if (page) page(request, response);
      else response.writeHead(404).end('There is nothing here.');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return site;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** `http://127.0.0.1:PORT`, or another host that leads here. */
  url(path: string, host = '127.0.0.1'): string {
    return `http://${host}:${this.port}${path}`;
  }

  /** Puts a page up; a later one of the same path takes its place. */
  on(path: string, page: SitePage): void {
    this.pages.set(path, page);
  }

  /** A page with a body and its type. */
  page(
    path: string,
    body: string | Buffer,
    type = 'text/html; charset=utf-8',
    headers: Record<string, string> = {},
  ): void {
    this.on(path, (_request, response) => response.writeHead(200, { 'content-type': type, ...headers }).end(body));
  }

  status(path: string, status: number, headers: Record<string, string> = {}): void {
    this.on(path, (_request, response) => response.writeHead(status, headers).end('No.'));
  }

  redirect(path: string, location: string, status = 302): void {
    this.status(path, status, { location });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }
}
