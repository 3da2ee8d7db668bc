import { Injectable } from '@nestjs/common';
import { can, type PersonActor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { AppError } from '../common/app-error.js';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import { ChunkedFiles } from '../files/chunked-files.service.js';
import { ExportChanges } from './export-changes.service.js';
import { permissionFor } from './export-formats.js';
import { ExportQueue } from './export-queue.js';
import { ExportSelection } from './export-selection.js';
import { exportNotFound } from './exports.errors.js';
import { ExportsRepository } from './exports.repository.js';
import type { CreateExportBody } from './exports.schemas.js';
import type { ReportExport } from './report-export.entity.js';

/** Exports as people ask for them. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly repository: ExportsRepository,
    private readonly selection: ExportSelection,
    private readonly changes: ExportChanges,
    private readonly files: ChunkedFiles,
    private readonly queue: ExportQueue,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Asks for a file; a job makes it.
   * @returns the export's id
   * @throws AppError FORBIDDEN, NOT_FOUND for a snapshot or a report there is not, EXPORT_TOO_LARGE, LIMIT_REACHED
   */
  async request(tx: Tx, actor: PersonActor, body: CreateExportBody): Promise<string> {
    assertMay(actor, body.format);
    await this.queue.assertFree(tx, actor.id);
    const snapshotId = await this.selection.snapshotFor(tx, actor, body);
    const { format, options } = body;
    const id = newId();
    await this.repository.insert(tx, { id, snapshotId, format, options, requestedBy: actor.id });
    await this.queue.add(tx, id);
    this.audit.record(tx, actor, {
      event: 'export.requested',
      entityType: 'export',
      entityId: id,
      to: 'QUEUED',
      data: { format, snapshotId },
    });
    return id;
  }

  /** Ends it; what was written is removed. @throws AppError NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION when it has ended */
  async cancel(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const found = await this.lock(tx, actor, id);
    const change = { fileId: null, runId: null, ...(await this.queue.ending(tx)) };
    await this.changes.transition(tx, actor, found, 'cancel', change);
    if (found.fileId) await this.files.remove(tx, found.fileId);
  }

  /** Makes it again from the same snapshot. @throws AppError NOT_FOUND, FORBIDDEN, ILLEGAL_TRANSITION, LIMIT_REACHED */
  async retry(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const found = await this.lock(tx, actor, id);
    await this.changes.transition(tx, actor, found, 'retry', {
      done: 0,
      failureCode: null,
      failureMessage: null,
      startedAt: null,
      finishedAt: null,
      expiresAt: null,
      touchedAt: await this.queue.now(tx),
    });
    await this.queue.assertFree(tx, found.requestedBy, 1);
    await this.queue.add(tx, id);
  }

  /** Removes it with its file; one that is being made comes to nothing. @throws AppError NOT_FOUND, FORBIDDEN */
  async remove(tx: Tx, actor: PersonActor, id: string): Promise<void> {
    const found = await this.lock(tx, actor, id);
    await this.repository.remove(tx, id);
    if (found.fileId) await this.files.remove(tx, found.fileId);
    this.audit.record(tx, actor, {
      event: 'export.removed',
      entityType: 'export',
      entityId: id,
      from: found.state,
      data: { format: found.format, sha256: found.sha256 },
    });
  }

  private async lock(tx: Tx, actor: PersonActor, id: string): Promise<ReportExport> {
    const found = await this.repository.lock(tx, id);
    if (!found) throw exportNotFound();
    assertMay(actor, found.format);
    return found;
  }
}

/** @throws AppError FORBIDDEN for who may not have files of this format */
export function assertMay(actor: PersonActor, format: string): void {
  const permission = permissionFor(format);
  if (permission === null || can(actor, permission)) return;
  throw new AppError('FORBIDDEN', `This needs the permission ${permission}, which your roles or your token lack.`, {
    detailCode: 'permission-missing',
    params: { permission },
  });
}
