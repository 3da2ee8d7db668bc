import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { fileTypeOf } from './export-formats.js';
import type { ExportPageQuery, ExportView } from './exports.schemas.js';

interface ExportRow {
  id: string;
  format: ExportView['format'];
  state: ExportView['state'];
  options: ExportView['options'];
  filter: ExportView['filter'];
  snapshot_id: string | null;
  frozen_at: Date | null;
  total: number | null;
  done: number;
  filename: string | null;
  size: string | null;
  sha256: string | null;
  failure_code: string | null;
  failure_message: string | null;
  requested_by: string;
  requester: string;
  created_at: Date;
  started_at: Date | null;
  finished_at: Date | null;
  expires_at: Date | null;
  created_key: string;
}

const SELECT_EXPORT = `
  SELECT export.*, export.created_at::text AS created_key, snapshot.filter, snapshot.frozen_at, snapshot.total,
    requester.display_name AS requester
  FROM report_export export
  JOIN user_account requester ON requester.id = export.requested_by
  LEFT JOIN export_snapshot snapshot ON snapshot.id = export.snapshot_id`;

@Injectable()
export class ExportsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first. */
  async list({ cursor, limit, state }: ExportPageQuery): Promise<Page<ExportView>> {
    const [at, id] = decodeTimeCursor(cursor) ?? [null, null];
    const rows = await this.transactions.reader.query<ExportRow[]>(
      `${SELECT_EXPORT}
       WHERE ($1::timestamptz IS NULL OR (export.created_at, export.id) < ($1::timestamptz, $2::uuid))
         AND ($3::text IS NULL OR export.state = $3)
       ORDER BY export.created_at DESC, export.id DESC LIMIT $4`,
      [at, id, state ?? null, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.created_key, row.id], toView);
  }

  async find(id: string): Promise<ExportView | null> {
    const [row] = await this.transactions.reader.query<ExportRow[]>(`${SELECT_EXPORT} WHERE export.id = $1`, [id]);
    return row ? toView(row) : null;
  }

  /** The id of the file of an export that can be downloaded; null otherwise. */
  async fileOf(id: string): Promise<string | null> {
    const [row] = await this.transactions.reader.query<{ file_id: string }[]>(
      `SELECT export.file_id FROM report_export export JOIN chunked_file file ON file.id = export.file_id
       WHERE export.id = $1 AND export.state = 'READY' AND file.completed_at IS NOT NULL AND export.expires_at > now()`,
      [id],
    );
    return row?.file_id ?? null;
  }
}

function toView(row: ExportRow): ExportView {
  return {
    id: row.id,
    format: row.format,
    state: row.state,
    options: row.options,
    filter: row.filter,
    snapshot: row.snapshot_id === null ? null : { id: row.snapshot_id, frozenAt: iso(row.frozen_at) },
    progress: { done: row.done, total: row.total },
    filename: row.filename,
    mediaType: fileTypeOf(row.format).mediaType,
    size: row.size === null ? null : Number(row.size),
    sha256: row.sha256,
    failure:
      row.failure_code === null ? null : { code: row.failure_code, message: row.failure_message ?? row.failure_code },
    requestedBy: { id: row.requested_by, name: row.requester },
    createdAt: row.created_at.toISOString(),
    startedAt: iso(row.started_at),
    finishedAt: iso(row.finished_at),
    expiresAt: iso(row.expires_at),
  };
}

const iso = (moment: Date | null): string | null => moment?.toISOString() ?? null;
