import { z } from 'zod';
import { defineJob } from '../jobs/job-definition.js';

/** Takes the rows of an import in. Its id is that of the import. A run that goes on begins after the last row that ended. */
export const runImportJob = defineJob({
  name: 'imports.run',
  queue: 'imports',
  payload: z.object({}),
  attempts: 5,
});
