import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/**
 * Asks the page of a document again and makes a new version of what has changed. Its handler is in `source-changes`. `versionNumber` is
 * the version that was the newest when it was asked for. The job's id is that of its `document_job` row.
 */
export const refreshPageJob = defineJob({
  name: 'documents.refresh',
  queue: 'documents',
  payload: z.object({ documentId: z.uuid(), versionNumber: z.int().positive() }),
  attempts: 3,
});
