/**
 * Names the detector uses for what TextDecoder knows by another. The code pages of Windows are supersets of the
 * national standards, and what the standard's label stands for on the web.
 */
const DECODER_NAMES: ReadonlyMap<string, string> = new Map([
  ['cp932', 'shift_jis'],
  ['cp949', 'euc-kr'],
  ['cp874', 'windows-874'],
  ['macroman', 'macintosh'],
  ['maccyrillic', 'x-mac-cyrillic'],
]);

/**
 * Below this the detector is guessing. Ten words in the right charset score .2 to .95; a stray accent or a pair of
 * curly quotation marks in English stays under .17, and is windows-1252 in all but name.
 */
const MIN_CONFIDENCE = 0.2;

/** Bytes shown to the detector; it looks at no more than 200,000 itself. */
const MAX_SAMPLE = 100_000;

/**
 * The charset that bytes which are not UTF-8 are most likely in, as a label for TextDecoder or, where TextDecoder has
 * none (code pages of DOS), as the detector's name. Null when there is too little to tell.
 */
export async function guessCharset(bytes: Uint8Array): Promise<string | null> {
  // Its tables cost memory and a tenth of a second, and hardly any document needs them.
  const { detect } = await import('jschardet');
  const { encoding, confidence } = detect(telling(bytes));
  if (encoding === null || confidence < MIN_CONFIDENCE) return null;
  const name = encoding.toLowerCase();
  return DECODER_NAMES.get(name) ?? name;
}

/** The lines that hold more than ASCII: an accent may stand a megabyte into a document. */
function telling(bytes: Uint8Array): Uint8Array {
  const lines: Uint8Array[] = [];
  let size = 0;
  for (let start = 0; start < bytes.length && size < MAX_SAMPLE;) {
    const found = bytes.indexOf(0x0a, start);
    const end = found < 0 ? bytes.length : found + 1;
    const line = bytes.subarray(start, Math.min(end, start + MAX_SAMPLE));
    if (line.some((byte) => byte >= 0x80)) {
      lines.push(line);
      size += line.length;
    }
    start += line.length;
  }
  return Buffer.concat(lines);
}
