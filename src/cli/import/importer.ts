import type { ImportKind } from '../../imports/import-kind.js';
import { CliError } from '../failures.js';

/** What is said of an import besides its file. */
export interface ImportRequest {
  kind: ImportKind | undefined;
  licence: string | undefined;
  dryRun: boolean;
}

/** An import, as both ways in tell it. */
export interface TakenImport {
  id: string;
  kind: string | null;
  status: string;
  rows: number;
  counts: Record<string, number>;
  notes: string[];
  error: { code: string; message: string } | null;
}

/** A row that was refused. */
export interface RefusedRow {
  place: string;
  error: { code: string; message: string } | null;
}

/** A way to import: over HTTP, or straight into the database. */
export interface Importer {
  takeFile(path: string, request: ImportRequest): Promise<TakenImport>;
  takePage(url: string, request: ImportRequest): Promise<TakenImport>;
  find(id: string): Promise<TakenImport>;
  /** The first refused rows. */
  refused(id: string): Promise<RefusedRow[]>;
}

const POLL_MS = 250;

/** Waits until the import has ended. @throws CliError WAIT_TIMEOUT */
export async function waitForImport(importer: Importer, id: string, limitMs: number): Promise<TakenImport> {
  const until = performance.now() + limitMs;
  for (;;) {
    const run = await importer.find(id);
    if (run.status !== 'QUEUED' && run.status !== 'RUNNING') return run;
    if (performance.now() > until) {
      throw new CliError(
        'WAIT_TIMEOUT',
        `The import ${id} is at row ${run.rows}. Is a worker running? It will go on then.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
