import { z } from 'zod';
import { isoTime } from '../../api/text.schema.js';

/** What is known of a file that was handed in as evidence. */
export const attachmentView = z
  .object({
    id: z.uuid(),
    filename: z.string().describe('As the sender called it.'),
    mediaType: z.string().describe('Told by its bytes, not by the sender.'),
    size: z.int().describe('Bytes.'),
    sha256: z.string().describe('SHA-256 of the bytes, 64 hex digits.'),
    createdAt: isoTime,
  })
  .meta({ id: 'Attachment' });
export type AttachmentView = z.infer<typeof attachmentView>;
