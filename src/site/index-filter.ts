import { z } from 'zod';
import type { ReportFilter } from '../reports/report-filter.js';
import { reportFilter } from '../reports/reports.schemas.js';

/** What the form of the index sends. Every field is text, as a browser sends it; empty means that nothing was given. */
export const INDEX_FIELDS = ['q', 'label', 'claimant', 'sourceId', 'topic', 'language', 'from', 'to', 'all'] as const;
export type IndexField = (typeof INDEX_FIELDS)[number];
export type IndexValues = Partial<Record<IndexField, string>>;

const { q, label, claimant, sourceId, topic, language, from, to } = reportFilter.shape;
const fields = z
  .object({
    q,
    label,
    claimant,
    sourceId,
    topic,
    language,
    from,
    to,
    all: z.literal('true', 'must be true').optional(),
  })
  .refine((value) => value.from === undefined || value.to === undefined || value.from <= value.to, {
    path: ['to'],
    message: 'must not be before the first day',
  });

const LABELS: Record<string, string> = {
  q: 'Words',
  label: 'Verdict',
  claimant: 'Claimant',
  sourceId: 'Source',
  topic: 'Topic',
  language: 'Language',
  from: 'First day',
  to: 'Last day',
  all: 'Everything ever published',
};

export interface IndexFilter {
  /** As they came, for the form; only the fields of the form, and only those with something in them. */
  values: IndexValues;
  filter: ReportFilter;
  /** What cannot be searched for, in words; with one, nothing is searched. */
  faults: string[];
}

/** Reads the query of the index. It never throws: a person gets the form back, with what to correct. */
export function indexFilter(query: Readonly<Record<string, unknown>>): IndexFilter {
  const values: IndexValues = {};
  for (const field of INDEX_FIELDS) {
    const given = query[field];
    if (typeof given === 'string' && given.trim() !== '') values[field] = given.trim();
  }
  const parsed = fields.safeParse(values);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${LABELS[String(path[0])]}: ${message}.`);
    return { values, filter: { currentOnly: true }, faults };
  }
  const { all, ...filter } = parsed.data;
  return { values, filter: { ...filter, currentOnly: all === undefined }, faults: [] };
}

/** Address of the index with these values; `without` leaves one of them out. */
export function indexPath(
  values: IndexValues,
  { without, cursor }: { without?: IndexField; cursor?: string } = {},
): string {
  const parameters = new URLSearchParams();
  for (const field of INDEX_FIELDS) {
    const value = values[field];
    if (value !== undefined && field !== without) parameters.set(field, value);
  }
  if (cursor !== undefined) parameters.set('cursor', cursor);
  const text = parameters.toString();
  return text === '' ? '/' : `/?${text}`;
}
