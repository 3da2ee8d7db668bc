import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, type PageQuery, toPage } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import { CHANGE_KINDS, RERUN_DOCUMENT_STATES } from './rerun-document.entity.js';
import type { RerunDetail, RerunView } from './reruns.schemas.js';

const MOST_SHOWN = 20;

const states = RERUN_DOCUMENT_STATES.map(
  (state) => `'${state.toLowerCase()}', count(*) FILTER (WHERE state = '${state}')::int`,
).join(', ');
const changes = CHANGE_KINDS.map((kind) => `'${kind}', coalesce(sum((result ->> '${kind}')::int), 0)::int`).join(', ');

/** Add a WHERE to it; `rerun` is in scope. */
const SELECT_RERUN = `
  SELECT rerun.id, rerun.dry_run AS "dryRun", rerun.status, rerun.filter, rerun.extractor_version AS "extractorVersion",
    rerun.settings_version AS "settingsVersion", rerun.matched, counted.documents, counted.changes,
    rerun.requested_by AS "requestedBy", rerun.created_at AS "createdAt", rerun.finished_at AS "finishedAt",
    rerun.created_at::text AS "createdKey"
  FROM extraction_rerun rerun
  JOIN LATERAL (
    SELECT jsonb_build_object(${states}) AS documents, jsonb_build_object(${changes}) AS changes
    FROM extraction_rerun_document WHERE rerun_id = rerun.id
  ) counted ON true`;

interface RerunRow extends Omit<RerunView, 'documentIds' | 'sourceId' | 'createdAt' | 'finishedAt'> {
  filter: Pick<RerunView, 'documentIds' | 'sourceId'>;
  createdAt: Date;
  finishedAt: Date | null;
  createdKey: string;
}

@Injectable()
export class RerunsQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Newest first. */
  async list({ cursor, limit }: PageQuery): Promise<Page<RerunView>> {
    const [at, id] = decodeTimeCursor(cursor) ?? [null, null];
    const rows = await this.transactions.reader.query<RerunRow[]>(
      `${SELECT_RERUN} WHERE ($1::timestamptz IS NULL OR (rerun.created_at, rerun.id) < ($1::timestamptz, $2::uuid))
       ORDER BY rerun.created_at DESC, rerun.id DESC LIMIT $3`,
      [at, id, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.createdKey, row.id], toView);
  }

  async find(id: string): Promise<RerunDetail | null> {
    const { reader } = this.transactions;
    const [row] = await reader.query<RerunRow[]>(`${SELECT_RERUN} WHERE rerun.id = $1`, [id]);
    if (!row) return null;
    const sample = await reader.query<RerunDetail['sample']>(
      `SELECT change.kind, change."documentId", change."claimId", change.text, change."scoreBefore", change.score,
         change.reasons
       FROM (
         SELECT part.*, document.document_id AS "documentId", document.place,
           row_number() OVER (PARTITION BY part.kind ORDER BY document.place) AS rank
         FROM extraction_rerun_document document,
           jsonb_to_recordset(document.result -> 'sample') AS part(
             kind text, "claimId" uuid, text text, "scoreBefore" float8, score float8, reasons text[])
         WHERE document.rerun_id = $1
       ) change ORDER BY change.rank, change.place, change.kind LIMIT ${MOST_SHOWN}`,
      [id],
    );
    const leftOut = await reader.query<RerunDetail['leftOut']>(
      `SELECT document_id AS "documentId", state, reason, message FROM extraction_rerun_document
       WHERE rerun_id = $1 AND state IN ('SKIPPED', 'FAILED') ORDER BY state, place LIMIT ${MOST_SHOWN}`,
      [id],
    );
    return { ...toView(row), sample, leftOut };
  }
}

const toView = ({ filter, createdAt, finishedAt, createdKey: _, ...row }: RerunRow): RerunView => ({
  ...row,
  documentIds: filter.documentIds,
  sourceId: filter.sourceId,
  createdAt: createdAt.toISOString(),
  finishedAt: finishedAt?.toISOString() ?? null,
});
