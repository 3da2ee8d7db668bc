import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from './data-source-options.js';

/** A message of PostgreSQL's protocol: its type, its length, its body. */
function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + 4);
  return Buffer.concat([Buffer.from(type), length, body]);
}

const LET_IN = message('R', Buffer.alloc(4));
const READY = message('Z', Buffer.from('I'));
const ENDED = message(
  'E',
  Buffer.from('SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0'),
);

describe(dataSourceOptions.name, () => {
  let server: Server;
  let connections: number;

  beforeEach(async () => {
    Logger.overrideLogger(false);
    connections = 0;
    // Lets everybody in, and is gone with the same breath.
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.once('data', () => {
        connections += 1;
        socket.end(Buffer.concat([LET_IN, READY, ENDED]));
      });
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  });
  afterEach(() => void server.close());

  it('outlives a server that ends a connection while it is being handed over', async () => {
    const { port } = server.address() as AddressInfo;
    const url = `postgres://desk@127.0.0.1:${port}/desk`;
    const dataSource = new DataSource(dataSourceOptions({ url, entities: [], migrations: [], poolSize: 2 }));
    await expect(dataSource.initialize()).rejects.toThrow(/not queryable|terminat|ended/i);
    expect(connections).toBeGreaterThan(1);
  });
});
