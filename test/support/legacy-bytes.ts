/** Text in a charset that Node can read but not write: its decoder, turned around. One or two bytes a character. */
export function encodeAs(text: string, charset: string): Buffer {
  const codes = codesOf(charset);
  const parts = Array.from(text, (character) => {
    const code = codes.get(character);
    if (code === undefined) throw new Error(`${charset} has no ${character}`);
    return code;
  });
  return Buffer.concat(parts);
}

function codesOf(charset: string): ReadonlyMap<string, Buffer> {
  const codes = new Map<string, Buffer>();
  const add = (...bytes: number[]): void => {
    const code = Buffer.from(bytes);
    const decoded = new TextDecoder(charset).decode(code);
    if ([...decoded].length === 1 && decoded !== '\uFFFD' && !codes.has(decoded)) codes.set(decoded, code);
  };
  for (let first = 0; first < 256; first++) add(first);
  for (let first = 0x81; first < 0xff; first++) for (let second = 0x40; second < 0xff; second++) add(first, second);
  return codes;
}
