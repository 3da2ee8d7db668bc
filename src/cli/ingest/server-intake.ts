import { z } from 'zod';
import type { LocalFile } from '../local-file.js';
import type { ServerClient } from '../server-client.js';
import type { Intake, PageRequest, TakenDocument } from './intake.js';

/** What is read of the server's answer; newer servers may say more. */
const takenDocument: z.ZodType<TakenDocument> = z.object({
  id: z.string(),
  title: z.string(),
  status: z.string(),
  currentVersion: z.object({ number: z.number() }).nullable(),
  jobs: z.array(
    z.object({
      kind: z.string(),
      status: z.string(),
      versionNumber: z.number(),
      result: z.record(z.string(), z.number()).nullable(),
      error: z.object({ code: z.string(), message: z.string() }).nullable(),
    }),
  ),
});

/** Takes documents in over HTTP. */
export class ServerIntake implements Intake {
  constructor(private readonly client: ServerClient) {}

  take({ bytes, mediaType, filename }: LocalFile, title: string | undefined): Promise<TakenDocument> {
    const form = new FormData();
    // Fields first: the server reads the parts in order.
    if (title !== undefined) form.append('title', title);
    form.append('file', new Blob([new Uint8Array(bytes)], { type: mediaType }), filename);
    return this.client.post('/documents', form, takenDocument);
  }

  takePage(page: PageRequest): Promise<TakenDocument> {
    return this.client.post('/documents', page, takenDocument);
  }

  find(id: string): Promise<TakenDocument> {
    return this.client.get(`/documents/${encodeURIComponent(id)}`, takenDocument);
  }
}
