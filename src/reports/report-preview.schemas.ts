import { z } from 'zod';
import { PUBLICATION_RULES } from './publication-rules.js';
import { reportContent } from './verdict-report.schemas.js';

export const reportPreview = z
  .object({
    content: reportContent.omit({ number: true }).describe('What readers would read if it were published now.'),
    labelColor: z.string().nullable(),
    faults: z
      .array(z.object({ path: z.string(), message: z.string(), rule: z.enum(PUBLICATION_RULES) }))
      .describe('What has to be mended before it can be approved and published; and where.'),
  })
  .meta({ id: 'ReportPreview' });
export type ReportPreview = z.infer<typeof reportPreview>;
