import { z } from 'zod';
import { filledText, isoTime } from '../api/text.schema.js';
import { wholeListOf } from '../common/page.js';
import { claimFilter } from './claim-filter.js';
import type { SavedFilter } from './saved-filter.entity.js';

/** How many one person may keep: the list comes whole. */
export const MOST_SAVED_FILTERS = 100;

export const savedFilterBody = z
  .strictObject({
    name: filledText(100),
    filter: z.strictObject(claimFilter.shape).describe('As given to GET /claims, without limit, cursor and sort.'),
    shared: z.boolean().default(false).describe('Everybody of the desk sees it.'),
  })
  .meta({ id: 'SaveFilter' });
export type SavedFilterBody = z.infer<typeof savedFilterBody>;

export const savedFilterView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    filter: claimFilter.extend({ topic: z.string().optional() }),
    shared: z.boolean(),
    own: z.boolean().describe('Only the owner may change or remove it.'),
    createdAt: isoTime,
    version: z.int(),
  })
  .meta({ id: 'SavedFilter' });
export type SavedFilterView = z.infer<typeof savedFilterView>;
export const savedFilterList = wholeListOf(savedFilterView, 'SavedFilterList');

export const toSavedFilter = (saved: SavedFilter, readerId: string): SavedFilterView => ({
  ...saved,
  own: saved.ownerId === readerId,
  createdAt: saved.createdAt.toISOString(),
});
