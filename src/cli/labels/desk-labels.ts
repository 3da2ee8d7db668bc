import { LabelsQueries } from '../../claims/labels.queries.js';
import { withDesk } from '../desk-session.js';
import type { Output } from '../output.js';
import { type LabelPages, PAGE_SIZE } from './label-pages.js';

/** Runs `work` on the labels of the database: all of them, since nobody rates here. */
export const withDeskLabels = (
  output: Output,
  since: string | undefined,
  work: (pages: LabelPages) => Promise<void>,
): Promise<void> =>
  withDesk({ output }, ({ app }) => {
    const labels = app.get(LabelsQueries, { strict: false });
    return work((cursor) => labels.list({ limit: PAGE_SIZE, since, cursor }, null));
  });
