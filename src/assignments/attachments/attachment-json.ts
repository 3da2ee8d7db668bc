import type { AttachmentView } from './attachment.schemas.js';

/** As it stands in a JSON column: times are text in PostgreSQL's form. */
export type AttachmentJson = AttachmentView;

/** SQL: an attachment as JSON, where `attachment` and its `file` are in scope. */
export const ATTACHMENT_JSON = `json_build_object('id', attachment.id, 'filename', coalesce(file.filename, 'file'),
  'mediaType', file.media_type, 'size', file.size, 'sha256', file.sha256, 'createdAt', attachment.created_at)`;

export const toAttachment = (json: AttachmentJson): AttachmentView => ({
  ...json,
  createdAt: new Date(json.createdAt).toISOString(),
});
