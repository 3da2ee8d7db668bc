import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/**
 * Finds where the claims of a document stand in its new version. Its handler is in `source-changes`; the contract is
 * here, because people see, and retry, the jobs of a document in one place.
 */
export const resolveSourcesJob = defineJob({
  name: 'sources.resolve',
  queue: 'documents',
  payload: z.object({ documentId: z.uuid(), versionNumber: z.int().positive() }),
  attempts: 4,
});
