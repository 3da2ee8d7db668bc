import type { StoredFile } from '../files/stored-file.entity.js';
import { formatOf } from '../reading/document-format.js';
import type { ReadableFormat } from '../reading/media-type.js';

const EXTENSIONS: Record<ReadableFormat, string> = {
  text: 'txt',
  markdown: 'md',
  html: 'html',
  pdf: 'pdf',
  docx: 'docx',
};

/**
 * The name a downloaded original gets. Made here, never taken from the sender: a name can hold a path, a device or
 * marks that turn its extension around.
 */
export function originalName(
  file: Pick<StoredFile, 'bytes' | 'mediaType' | 'filename'>,
  documentId: string,
  version: number,
): string {
  const { format } = formatOf(file);
  return `document-${documentId}-v${version}.${EXTENSIONS[format]}`;
}
