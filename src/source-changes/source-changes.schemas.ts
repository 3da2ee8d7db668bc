import { z } from 'zod';

/** `POST /documents/:id/versions`, as JSON with `text` or as multipart form with the part `file`. */
export const newVersionBody = z
  .strictObject({
    text: z.string().optional().describe('The new words of the document, as a whole. Not together with a file.'),
    charset: z
      .string()
      .max(40)
      .regex(/^[\w:.()+-]+$/, 'is not the name of a character encoding')
      .optional()
      .describe('Character encoding of the file, when it is not UTF-8 and the file does not say. Only with a file.'),
  })
  .meta({ id: 'NewDocumentVersion' });
export type NewVersionBody = z.infer<typeof newVersionBody>;
