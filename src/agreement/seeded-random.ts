/** Numbers from 0 to below 1 that look random, the same for the same seed on every machine (53 bits). */
export function seededRandom(seed: number): () => number {
  // Four words from one seed: neighbouring seeds must not give neighbouring sequences (splitmix32).
  let mixed = seed | 0;
  const word = (): number => {
    mixed = (mixed + 0x9e3779b9) | 0;
    let value = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
    value = Math.imul(value ^ (value >>> 15), 0x735a2d97);
    return value ^ (value >>> 15);
  };
  const state = Int32Array.of(word(), word(), word(), word());
  const next = (): number => sfc32(state);
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
}

/** Chris Doty-Humphrey's small fast counting generator: 32 bits from a state of four words. */
function sfc32(state: Int32Array): number {
  const [a = 0, b = 0, c = 0, counter = 0] = state;
  const sum = (a + b + counter) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + sum) | 0;
  state[3] = (counter + 1) | 0;
  return sum;
}
