import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Makes the file of an export. */
export const runExportJob = defineJob({
  name: 'exports.run',
  queue: 'exports',
  payload: z.object({ exportId: z.uuid() }),
  attempts: 4,
});
