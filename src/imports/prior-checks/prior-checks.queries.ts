import { Injectable } from '@nestjs/common';
import { decodeTimeCursor, type Page, toPage } from '../../common/page.js';
import { Transactions } from '../../database/transactions.js';
import type { OriginalFormat } from './check-facts.js';
import { PRIOR_COLUMNS, type PriorRow, toPriorCheckView } from './prior-check-row.js';
import type { PriorCheckDetail, PriorCheckQuery, PriorCheckView } from './prior-checks.schemas.js';

const MOST_REVISIONS = 100;
const EXPORT_PAGE = 500;

type Revision = PriorCheckDetail['revisions'][number];
type RevisionRow = Omit<Revision, 'createdAt' | 'provenance'> & {
  createdAt: Date;
  obtainedAt: Date | null;
  provenance: Omit<Revision['provenance'], 'obtainedAt'>;
};

type Filter = Omit<PriorCheckQuery, 'cursor' | 'limit'>;

/** The text a check was read from. */
export interface OriginalText {
  format: OriginalFormat;
  original: string;
  originalSha256: string;
}

/** A check with its newest original, for an export. */
export type ExportedCheck = PriorRow & OriginalText;

/** Reads for answers. */
@Injectable()
export class PriorChecksQueries {
  constructor(private readonly transactions: Transactions) {}

  /** Newest in the desk first. @throws AppError CURSOR_INVALID */
  async list({ cursor, limit, ...filter }: PriorCheckQuery): Promise<Page<PriorCheckView>> {
    const { conditions, parameters } = conditionsOf(filter);
    const after = decodeTimeCursor(cursor);
    if (after) {
      conditions.push(
        `(prior.created_at, prior.id) < ($${parameters.push(after[0])}::timestamptz, $${parameters.push(after[1])}::uuid)`,
      );
    }
    const rows = await this.transactions.reader.query<(PriorRow & { createdKey: string })[]>(
      `SELECT ${PRIOR_COLUMNS}, prior.created_at::text AS "createdKey" FROM prior_check prior
       WHERE ${conditions.join(' AND ')} ORDER BY prior.created_at DESC, prior.id DESC LIMIT $${parameters.push(limit + 1)}`,
      parameters,
    );
    return toPage(rows, limit, (row) => [row.createdKey, row.id], toPriorCheckView);
  }

  async find(id: string): Promise<PriorCheckDetail | null> {
    const { reader } = this.transactions;
    const [row] = await reader.query<PriorRow[]>(`SELECT ${PRIOR_COLUMNS} FROM prior_check prior WHERE prior.id = $1`, [
      id,
    ]);
    if (!row) return null;
    const revisions = await reader.query<RevisionRow[]>(
      `SELECT revision.revision, revision.claim_text AS "claimText", revision.rating, revision.warnings,
         revision.created_at AS "createdAt", run.obtained_at AS "obtainedAt",
         jsonb_build_object('importId', run.id, 'row', revision.row_number, 'place', revision.place,
           'filename', run.filename, 'url', run.final_url, 'fileSha256', run.sha256, 'licence', run.licence,
           'requestedBy', run.requested_by) AS provenance,
         jsonb_build_object('format', revision.format, 'sha256', revision.original_sha256) AS original
       FROM prior_check_revision revision JOIN import_run run ON run.id = revision.import_id
       WHERE revision.prior_check_id = $1 ORDER BY revision.revision DESC LIMIT ${MOST_REVISIONS}`,
      [id],
    );
    return { ...toPriorCheckView(row), revisions: revisions.map(toRevision) };
  }

  /** @param revision null for the newest */
  async original(id: string, revision: number | null): Promise<OriginalText | null> {
    const [row] = await this.transactions.reader.query<OriginalText[]>(
      `SELECT format, original, original_sha256 AS "originalSha256" FROM prior_check_revision
       WHERE prior_check_id = $1 AND ($2::int IS NULL OR revision = $2) ORDER BY revision DESC LIMIT 1`,
      [id, revision],
    );
    return row ?? null;
  }

  /** When an import last changed a check; null while there is none. */
  async changedAt(): Promise<Date | null> {
    const [row] = await this.transactions.reader.query<{ at: Date | null }[]>(
      'SELECT max(updated_at) AS at FROM prior_check',
    );
    return row?.at ?? null;
  }

  /** All that match, oldest in the desk first, with their newest originals; a page in memory at a time. */
  async *all(filter: Filter): AsyncGenerator<ExportedCheck> {
    let last: { createdKey: string; id: string } | null = null;
    for (;;) {
      const { conditions, parameters } = conditionsOf(filter);
      if (last) {
        conditions.push(
          `(prior.created_at, prior.id) > ($${parameters.push(last.createdKey)}::timestamptz, $${parameters.push(last.id)}::uuid)`,
        );
      }
      const rows: (ExportedCheck & { createdKey: string })[] = await this.transactions.reader.query(
        `SELECT ${PRIOR_COLUMNS}, prior.created_at::text AS "createdKey", newest.format, newest.original,
           newest.original_sha256 AS "originalSha256"
         FROM prior_check prior
         JOIN prior_check_revision newest ON newest.prior_check_id = prior.id AND newest.revision = prior.revision
         WHERE ${conditions.join(' AND ')} ORDER BY prior.created_at, prior.id LIMIT ${EXPORT_PAGE}`,
        parameters,
      );
      yield* rows;
      last = rows.at(-1) ?? null;
      if (rows.length < EXPORT_PAGE) return;
    }
  }
}

function toRevision({ createdAt, obtainedAt, provenance, ...revision }: RevisionRow): Revision {
  return {
    ...revision,
    provenance: { ...provenance, obtainedAt: obtainedAt?.toISOString() ?? null },
    createdAt: createdAt.toISOString(),
  };
}

function conditionsOf(filter: Filter): { conditions: string[]; parameters: unknown[] } {
  const parameters: unknown[] = [];
  const value = (item: unknown): string => `$${parameters.push(item)}`;
  const conditions = ['true'];
  if (filter.q !== undefined) {
    const words = `to_tsvector('simple', prior.claim_text || ' ' || coalesce(prior.title, ''))`;
    conditions.push(`${words} @@ websearch_to_tsquery('simple', ${value(filter.q)})`);
  }
  if (filter.publisher !== undefined) {
    const publisher = value(filter.publisher.trim().toLowerCase());
    conditions.push(`(prior.publisher_site = ${publisher} OR lower(prior.publisher_name) = ${publisher})`);
  }
  if (filter.rating !== undefined) conditions.push(`lower(prior.rating) = lower(${value(filter.rating.trim())})`);
  if (filter.language !== undefined) {
    const language = value(filter.language.toLowerCase());
    conditions.push(`(lower(prior.language) = ${language} OR starts_with(lower(prior.language), ${language} || '-'))`);
  }
  if (filter.from !== undefined) conditions.push(`prior.review_day >= ${value(filter.from)}::date`);
  if (filter.to !== undefined) conditions.push(`prior.review_day <= ${value(filter.to)}::date`);
  return { conditions, parameters };
}
