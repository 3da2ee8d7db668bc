import type { NewDocument } from '../api/put-in';

/** One new document for each file. */
export const filesToPutIn = (files: readonly File[], fields: NewDocument['fields'] = {}) =>
  files.map((file) => ({ name: file.name, what: { fields, file } }));
