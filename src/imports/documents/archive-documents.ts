import { AppError } from '../../common/app-error.js';
import { cleanFilename } from '../../documents/upload.rules.js';
import { ZipArchive, ZipDamaged, type ZipEntry } from '../../reading/zip-archive.js';
import { toWellFormedText } from '../../text/unicode.js';
import { importBroken, importEmpty, importTooLarge } from '../imports.errors.js';
import { type ImportItem, type ItemReading, labelOf } from '../import-item.js';
import { isArchiveName, isSystemFile, nameFault } from './archive-names.js';
import type { DocumentRow } from './document-row.js';
import { type Manifest, MANIFEST, readManifest } from './manifest.js';

export interface ArchiveLimits {
  /** Bytes that one file may unpack to. */
  perFile: number;
  /** Bytes that all of them may unpack to. */
  inAll: number;
}

/**
 * Documents in a ZIP archive, one a file; `manifest.csv` says more of them. Before anything is unpacked, the sizes that
 * the directory states are added up; no file is unpacked beyond its stated size.
 * @throws AppError IMPORT_BROKEN, IMPORT_TOO_LARGE, IMPORT_EMPTY; IMPORT_COLUMNS, IMPORT_NOT_UTF8 for the manifest
 */
export async function archiveDocuments(bytes: Buffer, limits: ArchiveLimits): Promise<ItemReading<DocumentRow>> {
  const archive = opened(bytes);
  const files = [...archive.entries.values()].filter(({ name }) => !name.endsWith('/') && !isSystemFile(name));
  if (files.length === 0) throw importEmpty();
  const size = files.reduce((sum, file) => sum + file.size, 0);
  if (size > limits.inAll) {
    throw importTooLarge(
      `The archive unpacks to ${size} bytes, and at most ${limits.inAll} are allowed. Nothing was unpacked; split it.`,
    );
  }
  if ((archive.entries.get(MANIFEST)?.size ?? 0) > LONGEST_MANIFEST) {
    throw importTooLarge(`${MANIFEST} in the archive is larger than ${LONGEST_MANIFEST} bytes.`);
  }
  const notes: string[] = [];
  const manifest = archive.entries.has(MANIFEST) ? await readManifest(unpacked(archive, MANIFEST), notes) : new Map();
  const documents = files.filter(({ name }) => name !== MANIFEST);
  return { items: readFiles(archive, documents, manifest, limits), notes };
}

const LONGEST_MANIFEST = 10 * 1024 * 1024;

function opened(bytes: Buffer): ZipArchive {
  try {
    return new ZipArchive(bytes);
  } catch (error) {
    if (error instanceof ZipDamaged)
      throw importBroken('The archive is damaged, or has more than 10,000 files. Pack it anew.');
    throw error;
  }
}

function unpacked(archive: ZipArchive, name: string): Buffer {
  try {
    return archive.read(name);
  } catch (error) {
    if (error instanceof ZipDamaged) throw importBroken(`${name} in the archive cannot be unpacked. Pack it anew.`);
    throw error;
  }
}

async function* readFiles(
  archive: ZipArchive,
  files: readonly ZipEntry[],
  manifest: Manifest,
  limits: ArchiveLimits,
): AsyncGenerator<ImportItem<DocumentRow>> {
  for (const file of files) yield fileItem(archive, file, manifest, limits);
  const names = new Set(files.map(({ name }) => name));
  for (const [name, { line }] of manifest) {
    if (names.has(name)) continue;
    const message = 'The manifest names this file, but it is not in the archive.';
    yield { place: `${MANIFEST} line ${line}`, label: labelOf(name), content: { code: 'ROW_INCOMPLETE', message } };
  }
}

function fileItem(
  archive: ZipArchive,
  file: ZipEntry,
  manifest: Manifest,
  limits: ArchiveLimits,
): ImportItem<DocumentRow> {
  const { name } = file;
  const place = toWellFormedText(name)
    .replace(/\p{Cc}/gu, '\uFFFD')
    .slice(0, 500);
  const label = labelOf(name);
  const refused = fileFault(archive, file, limits);
  if (refused !== null) return { place, label, content: { code: refused.code, message: refused.message } };
  try {
    const upload = {
      bytes: archive.read(name),
      mediaType: 'application/octet-stream',
      filename: cleanFilename(name),
      charset: null,
    };
    return { place, label, content: { body: manifest.get(name)?.body ?? {}, upload } };
  } catch (error) {
    if (!(error instanceof ZipDamaged)) throw error;
    return {
      place,
      label,
      content: { code: 'DOCUMENT_BROKEN', message: 'The file is damaged in the archive, or larger than stated.' },
    };
  }
}

/** What can be told without unpacking. */
function fileFault(archive: ZipArchive, file: ZipEntry, { perFile }: ArchiveLimits): AppError | null {
  const named = nameFault(file.name);
  if (named !== null) return new AppError('VALIDATION_FAILED', named);
  if (archive.repeated.has(file.name)) {
    return new AppError('VALIDATION_FAILED', 'Several files in the archive have this name. Give each its own.');
  }
  if (file.encrypted)
    return new AppError('DOCUMENT_LOCKED', 'The file is encrypted. Pack the files without a password.');
  if (isArchiveName(file.name)) {
    return new AppError(
      'DOCUMENT_TYPE_UNSUPPORTED',
      'Archives in archives are not unpacked. Put the files in themselves.',
    );
  }
  if (file.size <= perFile) return null;
  return new AppError('BODY_TOO_LARGE', `The file is larger than ${perFile} bytes. Give the article on its own.`);
}
