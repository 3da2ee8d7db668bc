import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { decodeCursor, type Page, toPage } from '../common/page.js';
import { Transactions } from '../database/transactions.js';
import { CURRENT } from '../verdicts/verdict-standing.js';
import { ReportArchiveService } from './report-archive.service.js';
import { reportConditions, type ReportFilter, PUBLISHED } from './report-filter.js';
import { FROM_REPORTS } from './report-row.js';

/** Something reports are grouped by, and how many of them stand today. */
export interface ReportGroup {
  /** What the filter takes: a key, a name or an id. */
  value: string;
  name: string;
  count: number;
}

/** What the filters of the index offer: the most frequent values among what was published. */
export interface ReportFacets {
  labels: ReportGroup[];
  sources: ReportGroup[];
  topics: ReportGroup[];
  languages: ReportGroup[];
}

/** How often a label was given, among the reports that stand today. */
export interface LabelCount {
  label: string;
  name: string;
  color: string | null;
  count: number;
}

/** A filter's reports: how many stand, by label, and how many there ever were. */
export interface ReportTally {
  labels: LabelCount[];
  current: number;
  all: number;
}

interface GroupRow {
  facet: string;
  value: string;
  name: string | null;
  count: string;
}

const MOST_VALUES = 100;

/** Reports with the scheme version that gave them their label, and the source of their document as it is called now. */
const WITH_NAMES = `${FROM_REPORTS}
  JOIN rating_scheme scheme ON scheme.id = verdict.scheme_id
  LEFT JOIN source ON source.id = report.source_id`;

/** A label of the scheme of a row, as JSON. */
const LABEL = `(SELECT each FROM jsonb_array_elements(scheme.content->'labels') each WHERE each->>'key' = report.label)`;

/** A claimant's name as the newest report has it. */
const CLAIMANT = `(SELECT named.content::jsonb->'claimant'->>'name' FROM published_report named
  WHERE named.claimant_key = grouped.value ORDER BY named.number DESC LIMIT 1)`;

const SOURCE = `(SELECT source.name FROM source WHERE source.id::text = grouped.value)`;

/** What is published, counted by what it is about. Every answer is one statement. */
@Injectable()
export class ReportGroupsQueries {
  constructor(
    private readonly transactions: Transactions,
    private readonly archive: ReportArchiveService,
  ) {}

  async facets(): Promise<ReportFacets> {
    await this.archive.complete();
    const rows = await this.transactions.reader.query<GroupRow[]>(
      `WITH published AS (
         SELECT report.label, ${LABEL}->>'name' AS label_name, source.id::text AS source_id, source.name AS source_name,
           report.language, report.topics
         ${WITH_NAMES} WHERE ${PUBLISHED} AND ${CURRENT}
       ), grouped AS (
         SELECT 'label' AS facet, label AS value, min(label_name) AS name, count(*) FROM published GROUP BY label
         UNION ALL
         SELECT 'source', source_id, min(source_name), count(*) FROM published WHERE source_id IS NOT NULL GROUP BY source_id
         UNION ALL
         SELECT 'language', language, language, count(*) FROM published GROUP BY language
         UNION ALL
         SELECT 'topic', topic, topic, count(*) FROM published CROSS JOIN unnest(topics) AS topic GROUP BY topic
       )
       SELECT * FROM (
         SELECT grouped.*, row_number() OVER (PARTITION BY facet ORDER BY count DESC, value) AS place FROM grouped
       ) ranked WHERE place <= $1 ORDER BY facet, lower(name), value`,
      [MOST_VALUES],
    );
    const of = (facet: string) => rows.filter((row) => row.facet === facet).map(toGroup);
    return { labels: of('label'), sources: of('source'), topics: of('topic'), languages: of('language') };
  }

  /** Whose claims were checked, by name. Letter case makes no other claimant. */
  claimants(limit: number, cursor?: string): Promise<Page<ReportGroup>> {
    return this.byName('report.claimant_key', CLAIMANT, limit, cursor);
  }

  /** Where checked claims stood, by name. */
  sources(limit: number, cursor?: string): Promise<Page<ReportGroup>> {
    return this.byName('report.source_id::text', SOURCE, limit, cursor);
  }

  /** What was published under this filter, whether it stands or not. */
  async tally(filter: Omit<ReportFilter, 'currentOnly'>): Promise<ReportTally> {
    await this.archive.complete();
    const { conditions, parameters } = reportConditions({ ...filter, currentOnly: false });
    const rows = await this.transactions.reader.query<
      {
        label: string;
        name: string | null;
        color: string | null;
        ordinal: number | null;
        current: string;
        all: string;
      }[]
    >(
      `SELECT report.label, min(label.words->>'name') AS name, min(label.words->>'color') AS color,
         max((label.words->>'ordinal')::int) AS ordinal,
         count(*) FILTER (WHERE ${CURRENT}) AS current, count(*) AS all
       ${WITH_NAMES} CROSS JOIN LATERAL (SELECT ${LABEL} AS words) label
       WHERE ${conditions.join(' AND ')}
       GROUP BY report.label ORDER BY ordinal DESC NULLS LAST, report.label`,
      parameters,
    );
    const sum = (key: 'current' | 'all') => rows.reduce((total, row) => total + Number(row[key]), 0);
    const labels = rows
      .map(({ label, name, color, current }) => ({ label, name: name ?? label, color, count: Number(current) }))
      .filter(({ count }) => count > 0);
    return { labels, current: sum('current'), all: sum('all') };
  }

  /** Name and address of a source that a published report is about; null for any other. */
  async source(id: string): Promise<{ name: string; homepage: string | null } | null> {
    await this.archive.complete();
    const [found] = await this.transactions.reader.query<{ name: string; homepage: string | null }[]>(
      `SELECT source.name, source.homepage FROM source
       WHERE source.id = $1 AND EXISTS (SELECT FROM published_report report WHERE report.source_id = source.id)`,
      [id],
    );
    return found ?? null;
  }

  private async byName(key: string, name: string, limit: number, cursor?: string): Promise<Page<ReportGroup>> {
    await this.archive.complete();
    const after = positionOf(cursor);
    const rows = await this.transactions.reader.query<{ value: string; name: string; sort: string; count: string }[]>(
      `WITH grouped AS (
         SELECT ${key} AS value, count(*) FILTER (WHERE ${CURRENT}) AS count
         ${FROM_REPORTS} WHERE ${PUBLISHED} AND ${key} IS NOT NULL GROUP BY ${key}
       ), named AS (SELECT grouped.*, ${name} AS name FROM grouped)
       SELECT named.*, lower(name) AS sort FROM named
       WHERE $1::text IS NULL OR (lower(name), value) > ($1, $2)
       ORDER BY lower(name), value LIMIT $3`,
      [after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
    return toPage(rows, limit, (row) => [row.sort, row.value], toGroup);
  }
}

const toGroup = (row: { value: string; name: string | null; count: string }): ReportGroup => ({
  value: row.value,
  name: row.name ?? row.value,
  count: Number(row.count),
});

function positionOf(cursor: string | undefined): [string, string] | null {
  const position = decodeCursor(cursor);
  if (!position?.some((part) => part.includes('\u0000'))) return position;
  throw new AppError('CURSOR_INVALID', 'This cursor is not one this list gave out. Start again without `cursor`.');
}
