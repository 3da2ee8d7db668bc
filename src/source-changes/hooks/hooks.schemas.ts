import { z } from 'zod';
import { filledText, isoTime } from '../../api/text.schema.js';
import { pageOf } from '../../common/page.js';
import { DOCUMENT_JOB_KINDS } from '../../documents/document-job.entity.js';

/** `POST /hooks`. */
export const createHookBody = z
  .strictObject({
    name: filledText(200).describe('What people call it.'),
    documentId: z.uuid('is not an id').optional().describe('The document it is for. Or:'),
    sourceId: z.uuid('is not an id').optional().describe('The source whose documents it is for.'),
    createsDocuments: z
      .boolean()
      .default(false)
      .describe('Of a source’s hook: take an address that the desk does not know in as a new document.'),
  })
  .meta({ id: 'CreateIncomingHook' });
export type CreateHookBody = z.infer<typeof createHookBody>;

export const hookView = z
  .object({
    id: z.uuid(),
    name: z.string(),
    documentId: z.uuid().nullable(),
    source: z.object({ id: z.uuid(), name: z.string() }).nullable(),
    createsDocuments: z.boolean(),
    createdBy: z.uuid(),
    createdAt: isoTime,
    lastCalledAt: isoTime.nullable().describe('When it last came with the right secret.'),
    revokedAt: isoTime.nullable(),
  })
  .meta({ id: 'IncomingHook' });
export type HookView = z.infer<typeof hookView>;

export const newHookView = hookView
  .extend({ secret: z.string().describe('Shown this once. Send it as `Authorization: Bearer …`.') })
  .meta({ id: 'NewIncomingHook' });
export type NewHookView = z.infer<typeof newHookView>;

export const hookPage = pageOf(hookView, 'IncomingHookPage');

/** `POST /hooks/:id/calls`. */
export const hookCallBody = z
  .strictObject({
    url: z.string().max(2000).optional().describe('Address of the document. A hook of a source needs it.'),
    text: z.string().optional().describe('The new words. Without `text` and `html` the page is fetched.'),
    html: z.string().optional().describe('The new page, from which the article is read. Not together with `text`.'),
    title: filledText(500).optional().describe('For a document that is new.'),
  })
  .meta({ id: 'IncomingHookCall' });
export type HookCallBody = z.infer<typeof hookCallBody>;

export const hookCallView = z
  .object({
    documentId: z.uuid(),
    created: z.boolean().describe('Whether the document is new.'),
    job: z
      .object({ id: z.uuid(), kind: z.enum(DOCUMENT_JOB_KINDS) })
      .describe('What was started, or was under way already.'),
  })
  .meta({ id: 'IncomingHookAnswer' });
export type HookCallView = z.infer<typeof hookCallView>;
