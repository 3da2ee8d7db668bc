import type { ExtractionLabel } from '../../claims/labels.schemas.js';
import type { Page } from '../../common/page.js';

/** Labels page by page, from the database or a server; `cursor` is the `nextCursor` of the page before. */
export type LabelPages = (cursor: string | undefined) => Promise<Page<ExtractionLabel>>;

/** Labels in one page: as many as the API gives. */
export const PAGE_SIZE = 200;
