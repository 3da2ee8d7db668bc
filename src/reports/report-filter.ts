import { CURRENT } from '../verdicts/verdict-standing.js';

/** Which reports; all that is given must hold. */
export interface ReportFilter {
  /** Leaves out what is stale, superseded, retracted or not compared yet. */
  currentOnly: boolean;
  label?: string | undefined;
  documentId?: string | undefined;
  /** Words that must all occur in the statement as published. */
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
export const PUBLISHED = `verdict.report_number IS NOT NULL AND verdict.state IN ('PUBLISHED', 'SUPERSEDED', 'RETRACTED')`;

const HAS: { readonly [K in Exclude<keyof ReportFilter, 'currentOnly'>]: (place: string) => string } = {
  label: (place) => `verdict.label = ${place}`,
  documentId: (place) => `claim.document_id = ${place}`,
  // The wording that was published: a claim may meanwhile have another that is not public.
  q: (place) => `to_tsvector('simple', verdict.statement) @@ plainto_tsquery('simple', ${place}::text)`,
  claimant: (place) => `lower(btrim(claim.claimant)) = lower(btrim(${place}::text))`,
  sourceId: (place) => `document.source_id = ${place}`,
  topic: (place) => `${place}::text = ANY(claim.topics)`,
  language: (place) => `lower(claim.language) = lower(${place}::text)`,
  schemeKey: (place) => `verdict.scheme_id IN (SELECT id FROM rating_scheme WHERE key = ${place})`,
  from: (place) => `verdict.published_at >= (${place}::date)::timestamp AT TIME ZONE 'UTC'`,
  to: (place) => `verdict.published_at < (${place}::date + 1)::timestamp AT TIME ZONE 'UTC'`,
  numbers: (place) => `verdict.report_number = ANY(${place}::bigint[])`,
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
