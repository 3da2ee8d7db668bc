import { z } from 'zod';
import { defineKind } from './kind.js';

/** To whoever asked for a search of many documents. It names no claim and no document. */
export const EXTRACTION_KINDS = {
  'extraction.rerun_finished': defineKind({
    title: 'A rerun of the extraction has ended',
    audience: 'desk',
    mayBeGeneral: true,
    data: z.strictObject({ rerunId: z.uuid(), dryRun: z.boolean(), documents: z.int(), failed: z.int() }),
    optional: true,
    digest: true,
    text: ({ dryRun, documents, failed }) =>
      `${dryRun ? 'The preview of a rerun' : 'The rerun'} you asked for has ended: ${documents} documents${
        failed === 0 ? '' : `, ${failed} of them failed`
      }.`,
  }),
} as const;
