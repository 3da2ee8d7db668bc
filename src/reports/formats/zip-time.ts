import { dosTime } from './zip.js';

const END = 0x06054b50;
const END_SIZE = 22;
const ENTRY = 0x02014b50;

/**
 * The archive with this time on every file in it, instead of that of the clock when it was made, so that the same content
 * is the same bytes. Changes `archive` itself, which must have no comment and less than 4 GiB.
 * @param moment ISO 8601
 */
export function withZipTime(archive: Buffer, moment: string): Buffer {
  const stamp = dosTime(new Date(moment));
  const end = archive.length - END_SIZE;
  if (end < 0 || archive.readUInt32LE(end) !== END) throw new Error('this is no ZIP archive without a comment');
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (archive.readUInt32LE(at) !== ENTRY) throw new Error('the directory of the ZIP archive is broken');
    archive.writeUInt32LE(stamp, at + 12);
    // The same time stands before the content of the file.
    archive.writeUInt32LE(stamp, archive.readUInt32LE(at + 42) + 10);
    at += 46 + archive.readUInt16LE(at + 28) + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return archive;
}
