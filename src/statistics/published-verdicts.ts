import { CURRENT, JOIN_NEWEST } from '../verdicts/verdict-standing.js';
import type { SqlValues } from '../database/sql-values.js';
import type { PublishedFilter } from './published-figures.schemas.js';

/**
 * SQL: the verdicts that figures for the public are made of, one for each claim: the one published last, unless it was
 * retracted. With `claim_id`, `round_id`, `scheme_id`, `scheme_key`, `label`, `claimant`, `topics`, `source_id`, `source_name`,
 * `first_published_at`, `accepted_at` and `current`. Claimant, topics and source are those of the report, as it was
 * published: what the desk edits since does not show before it is published too. A source has its name of today.
 */
export function publishedVerdicts(values: SqlValues, filter: PublishedFilter): string {
  const conditions = [`verdict.state = 'PUBLISHED'`];
  const first = 'coalesce(verdict.first_published_at, verdict.published_at)';
  if (filter.from) conditions.push(`${first} >= ${values.add(filter.from)}::date::timestamp AT TIME ZONE 'UTC'`);
  if (filter.to) {
    conditions.push(`${first} < (${values.add(filter.to)}::date + 1)::timestamp AT TIME ZONE 'UTC'`);
  }
  if (filter.sourceId) conditions.push(`report.source_id = ${values.add(filter.sourceId)}`);
  if (filter.topic) conditions.push(`report.topics @> ARRAY[${values.add(filter.topic)}::text]`);
  if (filter.schemeKey) conditions.push(`report.scheme_key = ${values.add(filter.schemeKey)}`);
  return `SELECT report.claim_id, verdict.round_id, verdict.scheme_id, report.scheme_key, report.label,
      report.content::json #>> '{claimant,name}' AS claimant, report.topics, source.id AS source_id,
      source.name AS source_name, ${first} AS first_published_at, claim.triaged_at AS accepted_at, ${CURRENT} AS current
    FROM published_report report
    JOIN verdict ON verdict.id = report.verdict_id
    JOIN claim ON claim.id = report.claim_id
    LEFT JOIN source ON source.id = report.source_id
    ${JOIN_NEWEST}
    WHERE ${conditions.join('\n      AND ')}`;
}
