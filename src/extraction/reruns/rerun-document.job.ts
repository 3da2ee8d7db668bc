import { z } from 'zod';
import { defineJob } from '../../jobs/job-definition.js';

/** Searches one document of a rerun. In the queue of all documents, where only a few of them are at a time. */
export const rerunDocumentJob = defineJob({
  name: 'extraction.rerun-document',
  queue: 'documents',
  payload: z.object({ rerunId: z.uuid(), documentId: z.uuid() }),
  attempts: 4,
});
