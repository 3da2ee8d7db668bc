import { z } from 'zod';

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/** Text as people type it: valid Unicode without NUL (which PostgreSQL cannot store), at most `max` UTF-16 units. */
export const text = (max: number) =>
  z
    .string()
    .max(max, `may have at most ${max} characters`)
    .refine((value) => !value.includes('\u0000'), 'contains a NUL character; remove it')
    .refine((value) => !LONE_SURROGATE.test(value), 'contains half of a surrogate pair; send valid Unicode');

/** As `text`, with at least one character that is not white space. */
export const filledText = (max: number) => text(max).refine((value) => value.trim() !== '', 'must not be empty');

const address = (protocol: RegExp, error: string) =>
  z
    .url({ protocol, error })
    .max(2000)
    .refine(
      (value) => !value.includes('\u0000') && !LONE_SURROGATE.test(value),
      'contains characters that cannot be stored; percent-encode them',
    );

/** An http(s) address. */
export const webAddress = address(/^https?$/, 'must be an http or https address');

/** The same, and not in the clear. */
export const httpsAddress = address(/^https$/, 'must be an https address');

/** A time as ISO 8601 with offset, as answers give it (UTC). */
export const isoTime = z.string().describe('ISO 8601, UTC.');
