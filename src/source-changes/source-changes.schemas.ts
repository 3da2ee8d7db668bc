import { z } from 'zod';

/** `POST /documents/:id/versions`. */
export const newVersionBody = z
  .strictObject({ text: z.string().describe('The new words of the document, as a whole.') })
  .meta({ id: 'NewDocumentVersion' });
export type NewVersionBody = z.infer<typeof newVersionBody>;
