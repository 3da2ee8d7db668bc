import { z } from 'zod';
import { text } from '../api/text.schema.js';
import { AppError, type FieldFault } from '../common/app-error.js';

export const FIELD_TYPES = ['text', 'choice', 'number', 'date', 'url'] as const;

const MAX_TEXT = 5000;

/** Something a scheme asks raters beside the label. */
export const customField = z
  .strictObject({
    key: z
      .string()
      .max(40)
      .regex(/^[a-z][a-zA-Z0-9]*$/, 'Write the key as letters and digits, such as harmLevel.')
      .describe('Stable name, stored with ratings.'),
    name: z.string().trim().min(1).max(120).describe('What raters see.'),
    description: z.string().trim().max(2000).default('').describe('What to fill in.'),
    type: z.enum(FIELD_TYPES).describe('date: YYYY-MM-DD; url: an http(s) address; choice: the key of an option.'),
    required: z.boolean().default(false).describe('Whether a rating without it can be submitted.'),
    options: z
      .array(z.strictObject({ key: z.string().min(1).max(60), name: z.string().trim().min(1).max(120) }))
      .max(50)
      .optional()
      .describe('For a choice only.'),
    public: z.boolean().default(false).describe('Whether its values are published with the report, without names.'),
  })
  .meta({ id: 'CustomField' });
export type CustomField = z.infer<typeof customField>;

/** Values by key of the field; null: none. What they may be is said by the round's scheme. */
export const fieldValues = z
  .record(z.string().max(40), z.union([text(MAX_TEXT), z.number(), z.null()]))
  .describe("Values of the scheme's own fields, by key.");
export type FieldValues = z.infer<typeof fieldValues>;

/** What is wrong with the fields of a scheme. */
export function customFieldFaults(fields: readonly CustomField[]): FieldFault[] {
  const faults: FieldFault[] = [];
  const keys = new Set<string>();
  fields.forEach(({ key, type, options = [] }, index) => {
    const path = `fields.${index}`;
    if (keys.has(key)) faults.push({ path: `${path}.key`, message: `${key} is used twice.` });
    keys.add(key);
    if (type === 'choice' && options.length < 2)
      faults.push({ path: `${path}.options`, message: 'A choice needs two options at least.' });
    if (type !== 'choice' && options.length > 0)
      faults.push({ path: `${path}.options`, message: 'Only a choice has options.' });
    if (new Set(options.map((option) => option.key)).size < options.length)
      faults.push({ path: `${path}.options`, message: 'Two options have the same key.' });
  });
  return faults;
}

/**
 * Checks what a rater filled in against the scheme.
 * @param complete whether required fields must be there: on submitting, not in a draft.
 * @throws AppError VALIDATION_FAILED with every fault.
 */
export function checkFieldValues(fields: readonly CustomField[], values: FieldValues, complete: boolean): void {
  const known = new Set(fields.map(({ key }) => key));
  const strangers = Object.keys(values).filter((key) => !known.has(key));
  const faults = [
    ...strangers.map((key) => ({ path: `fields.${key}`, message: 'is no field of this rating scheme' })),
    ...fields.flatMap((field) => {
      const message = valueFault(field, values[field.key] ?? null, complete);
      return message === null ? [] : [{ path: `fields.${field.key}`, message }];
    }),
  ];
  if (faults.length === 0) return;
  const list = faults.map(({ path, message }) => `${path} ${message}`).join('; ');
  throw new AppError('VALIDATION_FAILED', `Mend these fields: ${list}.`, { faults });
}

function valueFault(field: CustomField, value: string | number | null, complete: boolean): string | null {
  if (value === null || value === '') return complete && field.required ? 'must be filled in' : null;
  switch (field.type) {
    case 'text':
      return typeof value === 'string' && value.trim() !== '' ? null : 'must be text';
    case 'number':
      return typeof value === 'number' ? null : 'must be a number';
    case 'date':
      return z.iso.date().safeParse(value).success ? null : 'must be a date, such as 2026-03-01';
    case 'url':
      return z.url({ protocol: /^https?$/ }).safeParse(value).success ? null : 'must be an http or https address';
    case 'choice':
      return field.options?.some(({ key }) => key === value)
        ? null
        : `must be one of: ${(field.options ?? []).map(({ key }) => key).join(', ')}`;
  }
}

/** A value as readers see it: the name of an option, or the value itself. */
export const shownValue = (field: CustomField, value: string | number): string =>
  field.options?.find(({ key }) => key === value)?.name ?? String(value);
