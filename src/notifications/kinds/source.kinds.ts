import { z } from 'zod';
import { defineKind } from './kind.js';

/** Facts about a source, which everybody may know. What they mean for a claim is not said here. */
export const SOURCE_KINDS = {
  'source.version_created': defineKind({
    title: 'A source has a new text',
    audience: 'rater',
    data: z.strictObject({ versionNumber: z.int().positive() }),
    optional: true,
    digest: true,
    text: ({ versionNumber }, about) => `${about.document} has a new text, version ${versionNumber}.`,
  }),
  'source.unreachable': defineKind({
    title: 'A watched source cannot be reached',
    audience: 'rater',
    data: z.strictObject({ since: z.iso.datetime({ offset: true }), code: z.string().max(100) }),
    optional: true,
    digest: true,
    text: ({ since, code }, about) =>
      `${about.document} cannot be read at its address since ${about.time(since)} (${code}). What is known of it is the last version.`,
  }),
} as const;
