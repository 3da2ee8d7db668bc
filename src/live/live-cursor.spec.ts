import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { openPlace, sealPlace } from './live-cursor.js';

describe('places in the stream of live events', () => {
  const key = randomBytes(32);

  it('are opened for the person they were sealed for, and for nobody else', () => {
    const sealed = sealPlace(key, 4_711, 'rita');
    expect(openPlace(key, sealed, 'rita')).toBe(4_711);
    expect(openPlace(key, sealed, 'rolf')).toBeNull();
    expect(openPlace(randomBytes(32), sealed, 'rita')).toBeNull();
    for (const made of ['', 'x', '4711', sealed.slice(1), `${sealed}AAAA`])
      expect(openPlace(key, made, 'rita')).toBeNull();
  });

  it('show nothing of the number: every sealing differs, and all are equally long', () => {
    const sealed = [0, 1, 1, 2 ** 40].map((seq) => sealPlace(key, seq, 'rita'));
    expect(new Set(sealed).size).toBe(4);
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
  });
});
