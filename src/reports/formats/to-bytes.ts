const PART_CHARACTERS = 64 * 1024;

/** Text as UTF-8 in parts of a useful size. The parts depend on the text alone, not on how it came. */
export async function* toBytes(texts: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Buffer> {
  let pending: string[] = [];
  let length = 0;
  for await (const text of texts) {
    pending.push(text);
    length += text.length;
    if (length < PART_CHARACTERS) continue;
    yield Buffer.from(pending.join(''), 'utf8');
    pending = [];
    length = 0;
  }
  if (length > 0) yield Buffer.from(pending.join(''), 'utf8');
}
