/** The formats that can be read. */
export type ReadableFormat = 'text' | 'markdown' | 'html' | 'pdf' | 'docx';

const BY_MEDIA_TYPE: ReadonlyMap<string, ReadableFormat> = new Map([
  ['text/plain', 'text'],
  ['text/markdown', 'markdown'],
  ['text/x-markdown', 'markdown'],
  ['text/html', 'html'],
  ['application/xhtml+xml', 'html'],
  ['application/pdf', 'pdf'],
  ['application/x-pdf', 'pdf'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.template', 'docx'],
  ['application/vnd.ms-word.document.macroenabled.12', 'docx'],
]);

const BY_EXTENSION: ReadonlyMap<string, ReadableFormat> = new Map([
  ['txt', 'text'],
  ['text', 'text'],
  ['md', 'markdown'],
  ['markdown', 'markdown'],
  ['html', 'html'],
  ['htm', 'html'],
  ['xhtml', 'html'],
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['docm', 'docx'],
  ['dotx', 'docx'],
]);

/** What the carrier of a document says it is. */
export interface DeclaredType {
  /** Null for a type that is not read. */
  format: ReadableFormat | null;
  /** The type says nothing of what is in the file, so that only its bytes can tell: none, octets, an archive. */
  isVague: boolean;
  /** The charset parameter of the media type. */
  charset: string | null;
  /** What was gone by, for messages: the media type, or the file name when the type says nothing. */
  name: string;
}

/** Media type first; the file name only when the media type says nothing (`application/octet-stream` or empty). */
export function declaredType(mediaType: string, filename?: string): DeclaredType {
  const [essence = '', ...parameters] = mediaType.slice(0, 300).toLowerCase().split(';');
  const type = essence.trim();
  const anonymous = type === '' || type === 'application/octet-stream' || type === 'binary/octet-stream';
  const isVague = anonymous || type === 'application/zip' || type === 'application/x-zip-compressed';
  const extension = /\.([a-z]{1,10})$/i.exec(filename ?? '')?.[1]?.toLowerCase() ?? '';
  const format = anonymous ? BY_EXTENSION.get(extension) : BY_MEDIA_TYPE.get(type);
  const charset = /charset\s*=\s*["']?([^"';\s]+)/.exec(parameters.join(';'))?.[1] ?? null;
  return { format: format ?? null, isVague, charset, name: anonymous ? (filename ?? 'without a name') : type };
}
