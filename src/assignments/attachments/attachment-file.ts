import { AppError } from '../../common/app-error.js';
import { cleanFilename } from '../../documents/upload.rules.js';
import { binaryKind } from '../../text/binary-sniff.js';

/** Largest file a rater may hand in. Enough for a scan of some pages; it is kept in the database. */
export const MAX_ATTACHMENT_BYTES = 10 * 1024 * 1024;
/** Files of one assignment. */
export const MAX_ATTACHMENTS = 20;

/** What may be handed in, by the bytes it begins with. Nothing that runs, nothing that can hold other files. */
const SIGNATURES: readonly (readonly [hex: string, mediaType: string, extension: string])[] = [
  ['255044462d', 'application/pdf', 'pdf'],
  ['89504e470d0a1a0a', 'image/png', 'png'],
  ['ffd8ff', 'image/jpeg', 'jpg'],
  ['474946383761', 'image/gif', 'gif'],
  ['474946383961', 'image/gif', 'gif'],
];

/** A file as it came in. */
export interface FilePart {
  buffer: Buffer;
  originalname: string;
}

/**
 * The file as it is kept. Its type is told by its bytes; what the sender calls it is only kept as its name.
 * @throws AppError VALIDATION_FAILED without a file or with an empty one, UNSUPPORTED_MEDIA_TYPE.
 */
export function acceptedFile(part: FilePart | undefined): { bytes: Buffer; mediaType: string; filename: string } {
  if (!part || part.buffer.length === 0) {
    throw new AppError(
      'VALIDATION_FAILED',
      'Send the file as the part "file" of a multipart form; it must not be empty.',
      { detailCode: 'attachment-missing', faults: [{ path: 'file', message: 'is missing or empty' }] },
    );
  }
  const mediaType = typeOf(part.buffer);
  if (mediaType === null) {
    throw new AppError(
      'UNSUPPORTED_MEDIA_TYPE',
      'Evidence may be a PDF file, a PNG, JPEG, GIF or WebP image, or plain text. Save it as one of these.',
      { detailCode: 'attachment-type' },
    );
  }
  return { bytes: part.buffer, mediaType, filename: cleanFilename(part.originalname) };
}

/** The name a download gets. Made here, never taken from the sender: a name can hold a path or turn its extension around. */
export function downloadName(id: string, mediaType: string): string {
  const extension = SIGNATURES.find(([, type]) => type === mediaType)?.[2] ?? (mediaType === WEBP ? 'webp' : 'txt');
  return `evidence-${id}.${extension}`;
}

const WEBP = 'image/webp';

function typeOf(bytes: Buffer): string | null {
  const head = bytes.toString('hex', 0, 12);
  const known = SIGNATURES.find(([hex]) => head.startsWith(hex));
  if (known) return known[1];
  if (head.startsWith('52494646') && head.slice(16) === '57454250') return WEBP;
  return binaryKind(bytes) === null ? 'text/plain' : null;
}
