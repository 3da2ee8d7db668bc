/** First bytes of formats people send by mistake, as hexadecimal, with the words the person is told. */
const SIGNATURES: readonly (readonly [hex: string, kind: string])[] = [
  ['255044462d', 'a PDF file'],
  ['504b0304', 'a ZIP archive or an Office document'],
  ['504b0506', 'a ZIP archive'],
  ['d0cf11e0a1b11ae1', 'an old Office document'],
  ['7b5c727466', 'an RTF document'],
  ['89504e470d0a1a0a', 'a PNG image'],
  ['474946383761', 'a GIF image'],
  ['474946383961', 'a GIF image'],
  ['ffd8ff', 'a JPEG image'],
  ['49492a00', 'a TIFF image'],
  ['4d4d002a', 'a TIFF image'],
  ['1f8b08', 'a gzip archive'],
  ['425a6839314159', 'a bzip2 archive'],
  ['fd377a585a00', 'an xz archive'],
  ['28b52ffd', 'a Zstandard archive'],
  ['377abcaf271c', 'a 7-Zip archive'],
  ['526172211a07', 'a RAR archive'],
  ['7f454c46', 'a program'],
  ['cafebabe', 'a program'],
  ['0061736d', 'a program'],
  ['53514c69746520666f726d6174203300', 'a database file'],
  ['4f67675300', 'an audio or video file'],
  ['1a45dfa3', 'a video file'],
  ['49443303', 'an audio file'],
  ['49443304', 'an audio file'],
];

/** Bytes counted for control characters. Enough to judge, and a large upload stays cheap. */
const SAMPLE_BYTES = 65_536;

/** Below this many control characters a text is only untidy, however short it is. */
const MIN_CONTROLS = 4;

/** Text has next to none; compressed data about a tenth, programs more. */
const MAX_CONTROL_SHARE = 0.05;

/** What kind of binary file the bytes begin like, in words for the person ("a PDF file"), or null. */
export function signatureKind(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('hex');
  for (const [hex, kind] of SIGNATURES) if (head.startsWith(hex)) return kind;
  if (head.startsWith('52494646')) {
    if (head.slice(16, 24) === '57454250') return 'a WebP image';
    if (/^(?:57415645|41564920)/.test(head.slice(16))) return 'an audio or video file';
  }
  if (head.startsWith('0000') && head.slice(8, 16) === '66747970') {
    return /^(?:68656963|68656978|6d696631|61766966)/.test(head.slice(16)) ? 'a HEIC or AVIF image' : 'a video file';
  }
  return null;
}

/**
 * What kind of binary data the bytes are, in words for the person, or null when they may be text. Judged by leading
 * signature, else by the share of NUL and other control characters in the first 64 KiB.
 */
export function binaryKind(bytes: Uint8Array): string | null {
  const known = signatureKind(bytes);
  if (known !== null) return known;
  const sample = bytes.subarray(0, SAMPLE_BYTES);
  const controls = countControls(sample);
  return controls >= MIN_CONTROLS && controls > sample.length * MAX_CONTROL_SHARE ? 'binary data' : null;
}

function countControls(bytes: Uint8Array): number {
  let count = 0;
  // Tab to carriage return and escape (used by ISO-2022-JP) occur in honest text.
  for (const byte of bytes) if (byte < 0x20 && (byte < 0x09 || byte > 0x0d) && byte !== 0x1b) count++;
  return count;
}
