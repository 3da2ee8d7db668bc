import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { decodeCursor, decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { isOpen } from './import-ledger.service.js';
import type { ImportRun } from './import-run.entity.js';
import type { ImportQuery, ImportRowQuery, ImportRowView, ImportView } from './imports.schemas.js';

const SELECT_RUN = `
  SELECT id, kind, status, dry_run AS "dryRun", filename, url, final_url AS "finalUrl", licence, size, sha256,
    obtained_at AS "obtainedAt", bytes_done AS "bytesDone", rows, counts, notes, error_code AS "errorCode",
    error_message AS "errorMessage", requested_by AS "requestedBy", created_at AS "createdAt",
    started_at AS "startedAt", finished_at AS "finishedAt", created_at::text AS "createdKey"
  FROM import_run`;

type RunRow = ImportRun & { createdKey: string };

interface RowRow extends Omit<ImportRowView, 'error'> {
  errorCode: string | null;
  errorMessage: string | null;
}

/** Reads for answers. */
@Injectable()
export class ImportsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first. @throws AppError CURSOR_INVALID */
  async list({ cursor, limit, kind, status }: ImportQuery): Promise<Page<ImportView>> {
    const [at, id] = decodeTimeCursor(cursor) ?? [null, null];
    const rows = await this.transactions.reader.query<RunRow[]>(
      `${SELECT_RUN} WHERE ($1::timestamptz IS NULL OR (created_at, id) < ($1::timestamptz, $2::uuid))
         AND ($3::text IS NULL OR kind = $3) AND ($4::text IS NULL OR status = $4)
       ORDER BY created_at DESC, id DESC LIMIT $5`,
      [at, id, kind ?? null, status ?? null, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.createdKey, row.id], toView);
  }

  async find(id: string): Promise<ImportView | null> {
    const [row] = await this.transactions.reader.query<RunRow[]>(`${SELECT_RUN} WHERE id = $1`, [id]);
    return row ? toView(row) : null;
  }

  /** In the order of the file. @throws AppError CURSOR_INVALID */
  async rows(importId: string, { cursor, limit, outcome, warned }: ImportRowQuery): Promise<Page<ImportRowView>> {
    const rows = await this.transactions.reader.query<RowRow[]>(
      `SELECT number, place, outcome, label, prior_check_id AS "priorCheckId", document_id AS "documentId",
         error_code AS "errorCode", error_message AS "errorMessage", warnings
       FROM import_row
       WHERE import_id = $1 AND number > $2 AND ($3::text IS NULL OR outcome = $3)
         AND ($4::boolean IS NULL OR (warnings <> '[]') = $4)
       ORDER BY number LIMIT $5`,
      [importId, numberAfter(cursor), outcome ?? null, warned ?? null, limit + 1],
    );
    return toPage(rows, limit, ({ number }) => [String(number), importId], toRow);
  }
}

function numberAfter(cursor: string | undefined): number {
  const [number = '0'] = decodeCursor(cursor) ?? [];
  if (/^\d{1,9}$/.test(number)) return Number(number);
  throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
}

function toView({ createdKey: _, bytesDone, size, errorCode, errorMessage, ...run }: RunRow): ImportView {
  const bytes = size === null ? null : Number(size);
  return {
    ...run,
    size: bytes,
    progress: run.status === 'DONE' ? 100 : shareOf(Number(bytesDone), bytes, isOpen(run)),
    error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
    obtainedAt: run.obtainedAt?.toISOString() ?? null,
    createdAt: run.createdAt.toISOString(),
    startedAt: run.startedAt?.toISOString() ?? null,
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}

/** What has been read may be ahead of what has been written: 100 is said at the end. */
function shareOf(done: number, size: number | null, open: boolean): number {
  const share = size === null || size === 0 ? 0 : Math.floor((done / size) * 100);
  return Math.min(share, open ? 99 : 100);
}

const toRow = ({ errorCode, errorMessage, ...row }: RowRow): ImportRowView => ({
  ...row,
  error: errorCode === null ? null : { code: errorCode, message: errorMessage ?? '' },
});
