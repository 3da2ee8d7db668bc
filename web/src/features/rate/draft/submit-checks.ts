import { type AskedField, type DraftContent, isHalfTyped } from './draft-content.js';

/** What a submission needs, as far as the page can tell; the desk checks all of it again. */
export interface SubmitTerms {
  labels: readonly { key: string; requiresEvidence: boolean }[];
  fields: readonly AskedField[];
  requireEvidence: boolean;
  independentSources: number;
}

export const MIN_RATIONALE = 20;

/** Where something is missing: a part of the form. */
export type CheckPlace = 'label' | 'rationale' | 'evidence' | 'sourcesWaiver' | `fields.${string}`;

/** What is missing before a rating can be submitted, in the order of the page. Empty: nothing that the page can see. */
export function missing(content: DraftContent, terms: SubmitTerms): CheckPlace[] {
  const places: CheckPlace[] = [];
  const label = terms.labels.find(({ key }) => key === content.label);
  if (needsEvidence(content, terms)) {
    if (content.evidence.length === 0) places.push('evidence');
    // Fewer pieces than sources are too few for certain; how many sources they come from only the desk can say.
    else if (content.evidence.length < terms.independentSources && !content.sourcesWaiver?.trim())
      places.push('sourcesWaiver');
  }
  if (!label) places.push('label');
  if (content.rationale.trim().length < MIN_RATIONALE) places.push('rationale');
  for (const { key, type, required } of terms.fields) {
    const value = content.fields[key] ?? null;
    const empty = value === null || value === '';
    if ((empty && required) || isHalfTyped(type, value)) places.push(`fields.${key}`);
  }
  return places;
}

export const needsEvidence = ({ label }: DraftContent, { labels, requireEvidence }: SubmitTerms): boolean =>
  requireEvidence && (labels.find(({ key }) => key === label)?.requiresEvidence ?? true);
