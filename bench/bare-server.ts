import 'reflect-metadata';
import { createHash, createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { PersonActor } from '../src/access/actor.js';
import { AssignmentsQueries } from '../src/assignments/assignments.queries.js';
import { AuditTrail } from '../src/audit/audit-trail.js';
import { SessionsRepository } from '../src/auth/sessions.repository.js';
import { newId } from '../src/common/ids.js';
import { loadConfig } from '../src/config/app-config.js';
import { loadSecrets } from '../src/config/secrets.js';
import { BarePool } from './bare-pool.js';
import { BareSubmit } from './bare-submit.js';

/**
 * What the product is measured against: `node:http` and `pg` and nothing else, doing the same work for the same answer.
 * It knows two routes, checks the session cookie and its signature, and asks the database the same questions.
 */
const config = loadConfig();
const secrets = loadSecrets(config);
const pool = new BarePool(config.databaseUrl ?? '', process.argv.includes('--prepared'));
const transactions = pool.transactions();
const sessions = new SessionsRepository(transactions, config);
const queries = new AssignmentsQueries(transactions);
const submission = new BareSubmit(pool, new AuditTrail(secrets));

/** The session's id when the cookie's signature is ours. */
function sessionId(cookies: string): string | null {
  const value = decodeURIComponent(/claimdesk\.sid=([^;]+)/.exec(cookies)?.[1] ?? '');
  const dot = value.lastIndexOf('.');
  const id = value.slice(2, dot);
  const signature = createHmac('sha256', secrets.cookieKeys[0] ?? '')
    .update(id)
    .digest('base64')
    .replace(/=+$/, '');
  return signature === value.slice(dot + 1) ? id : null;
}

async function actorOf(request: IncomingMessage): Promise<PersonActor | null> {
  const id = sessionId(request.headers.cookie ?? '');
  const live = id && (await sessions.findLive(createHash('sha256').update(id).digest('hex')));
  if (!live || !live.userId) return null;
  return { id: live.userId, kind: 'user', roles: ['reviewer'], scopes: null, requestId: newId() };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

async function answer(request: IncomingMessage): Promise<[status: number, body: string]> {
  if (request.url === '/ready') return [200, '{}'];
  const actor = await actorOf(request);
  if (!actor) return [401, '{}'];
  if (request.url === '/api/v1/me/assignments?limit=20') {
    return [200, JSON.stringify(await queries.listOwn(actor.id, { limit: 20, state: 'open' }))];
  }
  const id = /^\/api\/v1\/assignments\/([0-9a-f-]{36})\/submit$/.exec(request.url ?? '')?.[1];
  if (!id) return [404, '{}'];
  return [200, await submission.run(actor, id, String(request.headers['idempotency-key']), await bodyOf(request))];
}

function send(response: ServerResponse, status: number, body: string): void {
  const bytes = Buffer.from(body);
  const headers = { 'Content-Type': 'application/json; charset=utf-8', 'Content-Length': bytes.length };
  response.writeHead(status, headers).end(bytes);
}

const server = createServer((request, response) => {
  answer(request).then(
    ([status, body]) => send(response, status, body),
    (error: unknown) => {
      console.error(error);
      send(response, 500, '{}');
    },
  );
});
server.listen(config.port, '127.0.0.1');
process.once('SIGTERM', () => {
  server.close(() => void pool.close());
  server.closeAllConnections();
});
