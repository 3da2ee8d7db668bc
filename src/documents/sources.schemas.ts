import { z } from 'zod';
import { isoTime, text } from '../api/text.schema.js';
import { pageOf, pageQuery } from '../common/page.js';

export const sourcesQuery = pageQuery.extend({
  q: text(200).optional().describe('Part of the name, in any case.'),
});
export type SourcesQuery = z.infer<typeof sourcesQuery>;

const sourceListItem = z
  .object({
    id: z.uuid(),
    name: z.string(),
    homepage: z.string().nullable(),
    documents: z.int().describe('Documents that come from it.'),
    createdAt: isoTime,
  })
  .meta({ id: 'SourceListItem' });
export type SourceListItem = z.infer<typeof sourceListItem>;

export const sourcePage = pageOf(sourceListItem, 'SourcePage');
