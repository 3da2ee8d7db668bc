import { CURRENT } from '../verdicts/verdict-standing.js';

/** Which reports, by what was published; all that is given must hold. */
export interface ReportFilter {
  /** Leaves out what is stale, superseded, retracted or not compared yet. */
  currentOnly: boolean;
  label?: string | undefined;
  documentId?: string | undefined;
  /** Words that must all occur in statement, conclusion and claimant as published, letter case aside. */
  q?: string | undefined;
  /** Name of who made the claim, letter case and outer white space aside. */
  claimant?: string | undefined;
  /** Who publishes the document. */
  sourceId?: string | undefined;
  topic?: string | undefined;
  /** BCP 47, letter case aside. */
  language?: string | undefined;
  schemeKey?: string | undefined;
  /** First and last day of publication (YYYY-MM-DD, UTC). */
  from?: string | undefined;
  to?: string | undefined;
  /** Only reports of these numbers, at most 1,000. */
  numbers?: readonly number[] | undefined;
}

/** Only what readers have seen has a report. */
export const PUBLISHED = `verdict.state IN ('PUBLISHED', 'SUPERSEDED', 'RETRACTED')`;

const HAS: { readonly [K in Exclude<keyof ReportFilter, 'currentOnly'>]: (place: string) => string } = {
  label: (place) => `report.label = ${place}`,
  documentId: (place) => `report.document_id = ${place}`,
  q: (place) => `report.words @@ plainto_tsquery('simple', ${place}::text)`,
  claimant: (place) => `report.claimant_key = lower(btrim(${place}::text))`,
  sourceId: (place) => `report.source_id = ${place}`,
  topic: (place) => `report.topics @> ARRAY[${place}::text]`,
  language: (place) => `report.language = lower(${place}::text)`,
  schemeKey: (place) => `report.scheme_key = ${place}`,
  from: (place) => `report.published_at >= (${place}::date)::timestamp AT TIME ZONE 'UTC'`,
  to: (place) => `report.published_at < (${place}::date + 1)::timestamp AT TIME ZONE 'UTC'`,
  numbers: (place) => `report.number = ANY(${place}::bigint[])`,
};

/** SQL conditions of a filter over `FROM_REPORTS`, and the values of their places. */
export function reportConditions({ currentOnly, ...filter }: ReportFilter): {
  conditions: string[];
  parameters: unknown[];
} {
  const conditions = [PUBLISHED];
  const parameters: unknown[] = [];
  if (currentOnly) conditions.push(CURRENT);
  for (const key of Object.keys(HAS) as (keyof typeof HAS)[]) {
    const wanted = filter[key];
    if (wanted === undefined || wanted === '') continue;
    conditions.push(HAS[key](`$${parameters.push(wanted)}`));
  }
  return { conditions, parameters };
}
