import { CliError } from '../failures.js';
import type { LocalFile } from '../local-file.js';

/** A job of a document, as both ways in tell it. */
export interface IntakeJob {
  kind: string;
  status: string;
  versionNumber: number;
  result: Record<string, number | string> | null;
  error: { code: string; message: string } | null;
}

/** A document that was taken in. */
export interface TakenDocument {
  id: string;
  title: string;
  status: string;
  currentVersion: { number: number } | null;
  /** The latest ones, newest first. */
  jobs: IntakeJob[];
}

/** What is said of a page to take in. */
export interface PageRequest {
  url: string;
  title: string | undefined;
  /** Also when the desk has a document of this address. */
  allowDuplicate: boolean;
}

/** A way into the desk: over HTTP, or straight into the database. */
export interface Intake {
  take(file: LocalFile, title: string | undefined): Promise<TakenDocument>;
  /** The page is fetched by the desk, not here. */
  takePage(page: PageRequest): Promise<TakenDocument>;
  find(id: string): Promise<TakenDocument>;
}

const POLL_MS = 250;

/**
 * Waits until the document has been read and searched.
 * @returns it as it is then, and how many claims were added; null when whoever asks may not know
 * @throws CliError with the code of the job that failed; WAIT_TIMEOUT
 */
export async function waitUntilSearched(
  intake: Intake,
  id: string,
  limitMs: number,
): Promise<{ document: TakenDocument; claims: number | null }> {
  const until = performance.now() + limitMs;
  for (;;) {
    const document = await intake.find(id);
    const search = document.jobs.find(
      (job) => job.kind === 'EXTRACT' && job.versionNumber === document.currentVersion?.number,
    );
    const failed = search?.status === 'FAILED' ? search : unreadable(document);
    if (failed) throw new CliError(failed.error?.code ?? 'INTERNAL', failed.error?.message ?? 'The job failed.');
    if (search?.status === 'DONE') {
      const added = search.result?.['claimsAdded'];
      return { document, claims: added === undefined ? null : Number(added) };
    }
    if (performance.now() > until) {
      throw new CliError(
        'WAIT_TIMEOUT',
        `The document ${id} was taken in, but is not searched yet. Is a worker running? It will be searched then.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const unreadable = (document: TakenDocument): IntakeJob | undefined =>
  document.status === 'FAILED' ? document.jobs.find((job) => job.status === 'FAILED') : undefined;
