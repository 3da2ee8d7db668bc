import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

export interface TestRedis {
  url: string;
  stop(): Promise<void>;
}

/** The server program on the PATH, or null. */
export function redisProgram(): string | null {
  const names = ['valkey-server', 'redis-server'];
  return names.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}

/** Uses `REDIS_TEST_URL`, or starts the server on a free loopback port, without persistence. */
export async function startTestRedis(): Promise<TestRedis> {
  const given = process.env.REDIS_TEST_URL;
  if (given) return { url: given, stop: () => Promise.resolve() };
  const program = redisProgram();
  if (!program) throw new Error('no Redis');
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-redis-'));
  const port = await freePort();
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, '--save', '', '--appendonly', 'no'];
  const child = spawn(program, options, { stdio: 'ignore' });
  const url = `redis://127.0.0.1:${port}`;
  await answers(url);
  return { url, stop: () => end(child, folder) };
}

async function end(child: ChildProcess, folder: string): Promise<void> {
  const exited = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await exited;
  await rm(folder, { recursive: true, force: true });
}

async function answers(url: string): Promise<void> {
  const client = new Redis(url, { retryStrategy: () => 100, maxRetriesPerRequest: 100 });
  client.on('error', () => undefined);
  await client.ping();
  client.disconnect();
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
