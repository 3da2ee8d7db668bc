import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the range from which operating systems give out ports for outgoing connections (Linux 32768, macOS 49152). A
 * port from inside that range could be taken by any outgoing connection while PostgreSQL restarts, and a client that
 * keeps trying to reconnect could even end up connected to itself.
 */
const LOWEST = 20_000;
const HIGHEST = 32_000;

/** A TCP port on the loopback address that nobody listens on right now. */
export async function chooseFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (await canListen(port)) return port;
  }
  throw new Error(`found no free port between ${LOWEST} and ${HIGHEST} on 127.0.0.1`);
}

async function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => server.close(() => resolve(true)));
  });
}
