import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/**
 * Reads an uploaded file into a new version of its document. Its handler is in `source-changes`. `versionNumber` is
 * the version that was the newest when it was asked for. The job's id is that of its `document_job` row.
 */
export const readUploadJob = defineJob({
  name: 'documents.readUpload',
  queue: 'documents',
  payload: z.object({ documentId: z.uuid(), versionNumber: z.int().positive() }),
  attempts: 3,
});
