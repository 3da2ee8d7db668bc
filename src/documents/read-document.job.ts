import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Reads an uploaded file, or a page that it fetches first, into version 1 of its document. The job's id is that of its `document_job` row. */
export const readDocumentJob = defineJob({
  name: 'documents.read',
  queue: 'documents',
  payload: z.object({ documentId: z.uuid(), versionNumber: z.literal(0) }),
  attempts: 3,
});
