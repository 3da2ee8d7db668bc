/** A piece of evidence, as the API takes it. */
export interface Evidence {
  title: string;
  url: string | null;
  archiveUrl: string | null;
  quote: string | null;
  quotePrefix: string;
  quoteSuffix: string;
  stance: 'SUPPORTS' | 'REFUTES' | 'CONTEXT';
  kind: 'PRIMARY' | 'SECONDARY';
  accessedAt: string | null;
  confidential: boolean;
  confidentialNote: string | null;
  attachmentId: string | null;
}

export type FieldValue = string | number | null;

/** All that a rater writes on an assignment. */
export interface DraftContent {
  label: string | null;
  confidence: number | null;
  rationale: string;
  evidence: Evidence[];
  sourcesWaiver: string | null;
  fields: Record<string, FieldValue>;
  noteToAdjudicator: string;
  needsAdjudication: boolean;
}

/** A question of the scheme, as far as its answers can be wrong. */
export interface AskedField {
  key: string;
  type: 'text' | 'choice' | 'number' | 'date' | 'url';
  required: boolean;
}

/** Whether an address is one that the desk takes: http or https. */
export const isWebAddress = (value: string): boolean => /^https?:\/\/[^\s]+$/i.test(value) && URL.canParse(value);

/** Whether the desk would refuse what stands in a field now: an address or a date that is half typed. */
export function isHalfTyped(type: AskedField['type'], value: FieldValue): boolean {
  if (typeof value !== 'string' || value === '') return false;
  if (type === 'url') return !isWebAddress(value);
  if (type === 'date') return !/^\d{4}-\d{2}-\d{2}$/.test(value) || Number.isNaN(Date.parse(value));
  return type === 'text' && value.trim() === '';
}

/**
 * What can be sent of a draft: all but what the desk would refuse as half typed, which stays on the page and on the
 * device until it is whole. One word that is not finished must not keep the rest from being saved.
 */
export function sendable(content: DraftContent, fields: readonly AskedField[]): DraftContent {
  const kept = fields.flatMap(({ key, type }): [string, FieldValue][] => {
    const value = content.fields[key];
    return value === undefined || isHalfTyped(type, value) ? [] : [[key, value]];
  });
  const { sourcesWaiver } = content;
  return {
    ...content,
    sourcesWaiver: sourcesWaiver === null || sourcesWaiver.trim() === '' ? null : sourcesWaiver,
    fields: Object.fromEntries(kept),
  };
}
