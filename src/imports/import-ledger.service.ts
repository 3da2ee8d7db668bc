import { Injectable } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../access/actor.js';
import { AuditTrail } from '../audit/audit-trail.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { toWellFormedText } from '../text/unicode.js';
import type { RowFault } from './import-item.js';
import type { ImportCounts, ImportRun, ImportState } from './import-run.entity.js';
import { ImportsRepository, type NewImportRow } from './imports.repository.js';

/** Where rows are written while others may cancel the import, or run its job a second time. */
@Injectable()
export class ImportLedger {
  constructor(
    private readonly imports: ImportsRepository,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Locks the import for the rows that come after `after`.
   * @returns false when it has ended, or another run of the same job has written on: nothing may be written then
   */
  async admit(tx: Tx, importId: string, after: number): Promise<boolean> {
    const run = await this.imports.lock(tx, importId);
    return run !== null && run.status === 'RUNNING' && run.rows === after;
  }

  /** Writes what became of rows, in the transaction that wrote what they tell of. The caller was admitted. */
  async record(tx: Tx, importId: string, rows: readonly NewImportRow[], bytesDone: number): Promise<void> {
    const run = await this.imports.lock(tx, importId);
    if (!run) return;
    await this.imports.insertRows(tx, importId, rows);
    const last = rows.at(-1)?.number ?? run.rows;
    const counts = rows.reduce(counted, run.counts);
    await this.imports.update(tx, importId, { rows: last, counts, bytesDone: String(bytesDone) });
  }

  /** Ends an import that is under way. @returns false when it has ended already */
  async end(tx: Tx, actor: Actor, importId: string, end: ImportEnd): Promise<boolean> {
    const run = await this.imports.lock(tx, importId);
    if (!run || !isOpen(run)) return false;
    await this.imports.removeFile(tx, importId);
    const { status, notes = run.notes, failure } = end;
    await this.imports.update(tx, importId, {
      status,
      notes: notes.map(toWellFormedText),
      errorCode: failure?.code ?? null,
      errorMessage: failure?.message ?? null,
      finishedAt: await databaseNow(tx),
      ...(status === 'DONE' && run.size !== null ? { bytesDone: run.size } : {}),
    });
    this.audit.record(tx, actor, {
      event: `import.${status.toLowerCase()}`,
      entityType: 'import',
      entityId: importId,
      from: run.status,
      to: status,
      reason: failure?.code ?? null,
      data: { kind: run.kind, dryRun: run.dryRun, rows: run.rows, counts: run.counts },
    });
    return true;
  }

  /** As `end`, by the desk itself. */
  endBySystem(tx: Tx, importId: string, end: ImportEnd): Promise<boolean> {
    return this.end(tx, SYSTEM_ACTOR, importId, end);
  }
}

export interface ImportEnd {
  status: Extract<ImportState, 'DONE' | 'FAILED' | 'CANCELLED'>;
  notes?: string[];
  failure?: RowFault;
}

export const isOpen = ({ status }: Pick<ImportRun, 'status'>): boolean => status === 'QUEUED' || status === 'RUNNING';

function counted(counts: ImportCounts, { outcome, warnings }: NewImportRow): ImportCounts {
  const key = outcome.toLowerCase() as Exclude<keyof ImportCounts, 'warned'>;
  return { ...counts, [key]: counts[key] + 1, warned: counts.warned + (warnings.length > 0 ? 1 : 0) };
}
