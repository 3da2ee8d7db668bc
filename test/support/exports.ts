import { createHash } from 'node:crypto';
import type { Answer, TestClient } from './client.js';
import { expectStatus } from './journey.js';

export const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** Asks for an export. @returns it as it was answered */
export const askFor = async (client: TestClient, body: Record<string, unknown>) =>
  (await expectStatus(202, client.post('/exports', body))).body;

/** Waits, by asking, until an export has ended. */
export async function ended(client: TestClient, id: string) {
  for (let turn = 0; turn < 1200; turn += 1) {
    const { body } = await expectStatus(200, client.get(`/exports/${id}`));
    if (body.state !== 'QUEUED' && body.state !== 'RUNNING') return body;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`the export ${id} did not end in time`);
}

/** An export that came to a file. */
export async function ready(client: TestClient, body: Record<string, unknown>) {
  const found = await ended(client, (await askFor(client, body)).id);
  if (found.state !== 'READY') throw new Error(`the export is ${found.state}: ${JSON.stringify(found.failure)}`);
  return found;
}

export interface Download extends Pick<Answer, 'status' | 'headers'> {
  bytes: Buffer;
}

/** The file of an export as bytes. */
export async function download(
  client: TestClient,
  id: string,
  headers: Record<string, string> = {},
): Promise<Download> {
  const response = await fetch(`${client.url}/api/v1/exports/${id}/file`, {
    headers: { cookie: client.cookieHeader(), ...headers },
  });
  return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
}
