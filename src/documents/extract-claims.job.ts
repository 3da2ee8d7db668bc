import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Looks for claims in one version of a document. The job's id is that of its `document_job` row. */
export const extractClaimsJob = defineJob({
  name: 'claims.extract',
  queue: 'documents',
  payload: z.object({ documentId: z.uuid(), versionNumber: z.int().positive() }),
  attempts: 4,
});
