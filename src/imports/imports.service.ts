import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Inject, Injectable } from '@nestjs/common';
import type { PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { APP_CONFIG, type AppConfig } from '../config/app-config.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { PageFetcher } from '../fetching/page-fetcher.js';
import { Outbox } from '../jobs/outbox.js';
import { HEAD_BYTES, kindOf } from './detect-kind.js';
import { ImportLedger, isOpen } from './import-ledger.service.js';
import type { ImportKind } from './import-kind.js';
import { type ImportRun, NO_ROWS } from './import-run.entity.js';
import { importNotFound, importTooLarge } from './imports.errors.js';
import { ImportsRepository } from './imports.repository.js';
import { runImportJob } from './run-import.job.js';

/** A file on this machine, to be taken in. */
export interface LocalImportFile {
  path: string;
  filename: string;
  mediaType: string | null;
}

/** What is said of an import besides its file or address. */
export interface ImportOrder {
  kind: ImportKind | null;
  licence: string | null;
  dryRun: boolean;
}

/** Imports as people ask for them. */
@Injectable()
export class ImportsService {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly ledger: ImportLedger,
    private readonly outbox: Outbox,
    private readonly fetcher: PageFetcher,
    private readonly audit: AuditTrail,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /**
   * Keeps a file and asks for the job that takes it in.
   * @returns the id of the import
   * @throws AppError as `kindOf`, IMPORT_TOO_LARGE
   */
  async createFromFile(tx: Tx, actor: PersonActor, file: LocalImportFile, order: ImportOrder): Promise<string> {
    const { size, bytes } = await headOf(file.path);
    const { maxBytes } = this.config.imports;
    if (size > maxBytes) throw importTooLarge(`The file is larger than ${maxBytes} bytes. Split it.`);
    const kind = await kindOf({ ...file, bytes }, order.kind);
    this.assertSize(kind, size);
    const id = await this.insert(tx, actor, { ...order, kind }, { filename: file.filename, url: null });
    const kept = await this.imports.keepFile(tx, id, createReadStream(file.path) as AsyncIterable<Buffer>);
    await this.imports.update(tx, id, {
      size: String(kept.size),
      sha256: kept.sha256,
      obtainedAt: await databaseNow(tx),
    });
    return id;
  }

  /**
   * Asks for the job that fetches a page and takes it in.
   * @throws FetchFailure URL_INVALID, URL_FORBIDDEN_ADDRESS
   */
  createFromAddress(tx: Tx, actor: PersonActor, address: string, order: ImportOrder): Promise<string> {
    return this.insert(tx, actor, order, { filename: null, url: this.fetcher.check(address) });
  }

  /**
   * Ends an import that is under way; what it has written stays.
   * @throws AppError NOT_FOUND, ILLEGAL_TRANSITION when it has ended
   */
  async cancel(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const run = await this.imports.lock(tx, id);
    if (!run) throw importNotFound();
    if (!isOpen(run)) {
      const message = `This import is ${run.status}; there is nothing to cancel.`;
      throw new AppError('ILLEGAL_TRANSITION', message, {
        detailCode: 'import-over',
        entity: 'import',
        state: run.status,
        event: 'cancel',
      });
    }
    await this.ledger.end(tx, actor, id, { status: 'CANCELLED' });
  }

  /** Archives and pages are read as a whole. @throws AppError IMPORT_TOO_LARGE */
  assertSize(kind: ImportKind, size: number): void {
    const { imports, maxUploadBytes } = this.config;
    if (kind === 'DOCUMENTS_ZIP' && size > imports.maxZipBytes) {
      throw importTooLarge(`The archive is larger than ${imports.maxZipBytes} bytes. Split it.`);
    }
    if (kind === 'CLAIMREVIEW_PAGE' && size > maxUploadBytes) {
      throw importTooLarge(`The page is larger than ${maxUploadBytes} bytes. Is it a page?`);
    }
  }

  private async insert(
    tx: Tx,
    actor: PersonActor,
    { kind, licence, dryRun }: ImportOrder,
    from: Pick<ImportRun, 'filename' | 'url'>,
  ): Promise<string> {
    // The import has the id of its job.
    const id = await this.outbox.enqueue(tx, runImportJob, {});
    await this.imports.insert(tx, { ...UNREAD, ...from, id, kind, licence, dryRun, requestedBy: actor.id });
    this.audit.record(tx, actor, {
      event: 'import.requested',
      entityType: 'import',
      entityId: id,
      to: 'QUEUED',
      data: { kind, dryRun, ...from },
    });
    return id;
  }
}

const UNREAD = {
  status: 'QUEUED' as const,
  finalUrl: null,
  size: null,
  sha256: null,
  obtainedAt: null,
  bytesDone: '0',
  rows: 0,
  counts: NO_ROWS,
  notes: [],
  errorCode: null,
  errorMessage: null,
  startedAt: null,
  finishedAt: null,
};

async function headOf(path: string): Promise<{ size: number; bytes: Buffer }> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.min(size, HEAD_BYTES));
    await file.read(bytes, 0, bytes.length, 0);
    return { size, bytes };
  } finally {
    await file.close();
  }
}
