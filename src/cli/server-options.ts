import type { Command } from 'commander';
import { loadCliEnv } from '../config/cli-env.js';
import { UsageError } from './failures.js';
import type { ServerClient } from './server-client.js';

/** What commands take that can work through a server. */
export interface ServerOptions {
  server?: string;
  token?: string;
}

/** Adds `--server` and `--token` to a command. */
export function addServerOptions(command: Command): Command {
  return command
    .option('--server <url>', 'work through the Claimdesk at this address (CLAIMDESK_SERVER)')
    .option('--token <token>', 'bearer token for it; better in CLAIMDESK_TOKEN, where other users cannot see it');
}

/**
 * The server to talk to; null to work on the database.
 * @param access `token` when nothing can be done without one, `public` when anyone may
 * @throws UsageError
 */
export async function serverClient(
  { server, token }: ServerOptions,
  access: 'token' | 'public',
): Promise<ServerClient | null> {
  const env = loadCliEnv();
  const address = server ?? env.server;
  const secret = token ?? env.token;
  if (address === null) return null;
  if (secret === null && access === 'token') {
    throw new UsageError('a server needs a token: give --token, or set CLAIMDESK_TOKEN');
  }
  const { ServerClient: Client } = await import('./server-client.js');
  return new Client(address, secret);
}
