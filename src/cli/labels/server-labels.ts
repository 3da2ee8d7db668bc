import { labelPage } from '../../claims/labels.schemas.js';
import type { ServerClient } from '../server-client.js';
import { type LabelPages, PAGE_SIZE } from './label-pages.js';

/** Labels of a running server, as its token may see them. */
export const serverLabels =
  (client: ServerClient, since: string | undefined): LabelPages =>
  (cursor) => {
    const query = new URLSearchParams({ limit: String(PAGE_SIZE) });
    if (since !== undefined) query.set('since', since);
    if (cursor !== undefined) query.set('cursor', cursor);
    return client.get(`/labels/extraction?${query.toString()}`, labelPage);
  };
