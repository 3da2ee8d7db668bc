import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import type { Tx } from '../database/transactions.js';
import { type ExportEvent, exportMachine } from './export-status.js';
import { ExportsRepository } from './exports.repository.js';
import type { ReportExport } from './report-export.entity.js';

const AUDIT_EVENTS: Record<Exclude<ExportEvent, 'request'>, string> = {
  start: 'export.started',
  finish: 'export.finished',
  fail: 'export.failed',
  cancel: 'export.cancelled',
  retry: 'export.retried',
  expire: 'export.expired',
};

type Change = Parameters<ExportsRepository['update']>[2];

/** The one place where an export changes its state. */
@Injectable()
export class ExportChanges {
  constructor(
    private readonly repository: ExportsRepository,
    private readonly audit: AuditTrail,
  ) {}

  /** @param found locked by the caller. @throws AppError ILLEGAL_TRANSITION */
  async transition(
    tx: Tx,
    actor: Actor,
    found: ReportExport,
    event: Exclude<ExportEvent, 'request'>,
    change: Change,
  ): Promise<void> {
    const to = exportMachine.next(found.state, event);
    await this.repository.update(tx, found.id, { ...change, state: to });
    this.audit.record(tx, actor, {
      event: AUDIT_EVENTS[event],
      entityType: 'export',
      entityId: found.id,
      from: found.state,
      to,
      reason: change.failureMessage ?? null,
      ...(change.sha256 ? { data: { sha256: change.sha256, size: change.size } } : {}),
    });
  }
}
