import { Injectable } from '@nestjs/common';
import { In, LessThan } from 'typeorm';
import type { Tx } from '../database/transactions.js';
import { DocumentJob, type DocumentJobKind } from './document-job.entity.js';

const ACTIVE = In(['QUEUED', 'RUNNING']);

/** What UPLOAD reads, and who asked for a job. */
export type JobOrder = Pick<DocumentJob, 'fileId' | 'requestedBy' | 'hookId'>;

type NewJob = Pick<DocumentJob, 'id' | 'documentId' | 'versionNumber' | 'kind'> & JobOrder;

@Injectable()
export class DocumentJobsRepository {
  async insert(tx: Tx, job: NewJob): Promise<DocumentJob> {
    const row = tx.manager.create(DocumentJob, {
      ...job,
      status: 'QUEUED',
      progress: 0,
      attempts: 0,
      result: null,
      errorCode: null,
      errorMessage: null,
      finishedAt: null,
    });
    await tx.manager.insert(DocumentJob, row);
    return row;
  }

  findActive(tx: Tx, documentId: string, versionNumber: number, kind: DocumentJobKind): Promise<DocumentJob | null> {
    return tx.manager.findOneBy(DocumentJob, { documentId, versionNumber, kind, status: ACTIVE });
  }

  countFailed(tx: Tx, documentId: string, versionNumber: number, kind: DocumentJobKind): Promise<number> {
    return tx.manager.countBy(DocumentJob, { documentId, versionNumber, kind, status: 'FAILED' });
  }

  find(tx: Tx, documentId: string, id: string): Promise<DocumentJob | null> {
    return tx.manager.findOneBy(DocumentJob, { documentId, id });
  }

  /** Locks a job that is queued or running; null when it has ended, or never was. */
  lockActive(tx: Tx, id: string): Promise<DocumentJob | null> {
    return tx.manager.findOne(DocumentJob, { where: { id, status: ACTIVE }, lock: { mode: 'pessimistic_write' } });
  }

  async update(tx: Tx, id: string, change: Partial<DocumentJob>): Promise<void> {
    await tx.manager.update(DocumentJob, { id }, change);
  }

  async end(tx: Tx, id: string, change: Partial<DocumentJob>): Promise<void> {
    await tx.manager.update(DocumentJob, { id }, { ...change, finishedAt: () => 'clock_timestamp()' });
  }

  /** Progress only ever grows, and only while the job runs. */
  async noteProgress(tx: Tx, id: string, progress: number): Promise<void> {
    await tx.manager.update(DocumentJob, { id, status: 'RUNNING', progress: LessThan(progress) }, { progress });
  }
}
