import { constants, openAsBlob } from 'node:fs';
import { access } from 'node:fs/promises';
import { basename } from 'node:path';
import { z } from 'zod';
import { unreadable } from '../local-file.js';
import type { ServerClient } from '../server-client.js';
import type { Importer, ImportRequest, RefusedRow, TakenImport } from './importer.js';

const failure = z.object({ code: z.string(), message: z.string() }).nullable();

/** What is read of the server's answer; newer servers may say more. */
const takenImport: z.ZodType<TakenImport> = z.object({
  id: z.string(),
  kind: z.string().nullable(),
  status: z.string(),
  rows: z.number(),
  counts: z.record(z.string(), z.number()),
  notes: z.array(z.string()),
  error: failure,
});

const refusedRows: z.ZodType<{ items: RefusedRow[] }> = z.object({
  items: z.array(z.object({ place: z.string(), error: failure })),
});

/** Imports over HTTP. The file is sent as it is read. */
export class ServerImporter implements Importer {
  constructor(private readonly client: ServerClient) {}

  /** @throws CliError FILE_NOT_FOUND, FILE_UNREADABLE, or the server's code */
  async takeFile(path: string, { kind, licence, dryRun }: ImportRequest): Promise<TakenImport> {
    const form = new FormData();
    if (kind !== undefined) form.append('kind', kind);
    if (licence !== undefined) form.append('licence', licence);
    // Asked first: opening it as a blob does not say why it cannot be.
    await access(path, constants.R_OK).catch((error: unknown) => Promise.reject(unreadable(error)));
    form.append('file', await openAsBlob(path), basename(path));
    return this.client.post(`/imports?dryRun=${dryRun}`, form, takenImport);
  }

  takePage(url: string, { kind, licence, dryRun }: ImportRequest): Promise<TakenImport> {
    return this.client.post(`/imports?dryRun=${dryRun}`, { url, kind, licence }, takenImport);
  }

  find(id: string): Promise<TakenImport> {
    return this.client.get(`/imports/${encodeURIComponent(id)}`, takenImport);
  }

  async refused(id: string): Promise<RefusedRow[]> {
    const path = `/imports/${encodeURIComponent(id)}/rows?outcome=REFUSED&limit=20`;
    return (await this.client.get(path, refusedRows)).items;
  }
}
