import { CURRENT, JOIN_NEWEST } from '../verdicts/verdict-standing.js';
import type { SqlValues } from '../database/sql-values.js';
import type { PublishedFilter } from './published-figures.schemas.js';

/**
 * SQL: the verdicts that figures for the public are made of, one for each claim: the one published last, unless it was
 * retracted. With `claim_id`, `round_id`, `scheme_id`, `scheme_key`, `label`, `claimant`, `topics`, `source_id`, `source_name`,
 * `first_published_at`, `accepted_at` and `current`. Nothing of a claim is in it before its verdict has a report number.
 */
export function publishedVerdicts(values: SqlValues, filter: PublishedFilter): string {
  const conditions = [`verdict.state = 'PUBLISHED'`, 'verdict.report_number IS NOT NULL'];
  const first = 'coalesce(verdict.first_published_at, verdict.published_at)';
  if (filter.from) conditions.push(`${first} >= ${values.add(filter.from)}::date::timestamp AT TIME ZONE 'UTC'`);
  if (filter.to) {
    conditions.push(`${first} < (${values.add(filter.to)}::date + 1)::timestamp AT TIME ZONE 'UTC'`);
  }
  if (filter.sourceId) conditions.push(`document.source_id = ${values.add(filter.sourceId)}`);
  if (filter.topic) conditions.push(`claim.topics @> ARRAY[${values.add(filter.topic)}::text]`);
  if (filter.schemeKey) conditions.push(`scheme.key = ${values.add(filter.schemeKey)}`);
  return `SELECT verdict.claim_id, verdict.round_id, verdict.scheme_id, scheme.key AS scheme_key, verdict.label,
      nullif(btrim(claim.claimant), '') AS claimant, claim.topics, source.id AS source_id, source.name AS source_name,
      ${first} AS first_published_at, claim.triaged_at AS accepted_at, ${CURRENT} AS current
    FROM verdict
    JOIN claim ON claim.id = verdict.claim_id
    JOIN document ON document.id = claim.document_id
    JOIN rating_scheme scheme ON scheme.id = verdict.scheme_id
    LEFT JOIN source ON source.id = document.source_id
    ${JOIN_NEWEST}
    WHERE ${conditions.join('\n      AND ')}`;
}
