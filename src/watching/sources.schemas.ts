import { z } from 'zod';
import { isoTime, text } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';

export const sourcesQuery = pageQuery.extend({
  q: text(200).optional().describe('Part of the name, in any case.'),
});
export type SourcesQuery = z.infer<typeof sourcesQuery>;

export const sourceView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    homepage: z.string().nullable(),
    documents: z.int().describe('Documents of this source.'),
    watched: z.int().describe('Of these, documents that are watched.'),
    troubled: z.int().describe('Of these, documents whose last check did not go well.'),
    watch: z
      .object({ intervalMinutes: z.int(), paused: z.boolean(), version: z.int() })
      .nullable()
      .describe('How all its documents are watched; null when the source as a whole is not.'),
    createdAt: isoTime,
  })
  .meta({ id: 'Source' });
export type SourceView = z.infer<typeof sourceView>;

export const sourcePage = pageOf(sourceView, 'SourcePage');
