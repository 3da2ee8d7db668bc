import { beforeAll, describe, expect, it } from '@jest/globals';
import { PasswordHasher } from './password-hasher.js';

const PASSWORD = 'a long enough password';

describe(PasswordHasher.name, () => {
  const hasher = new PasswordHasher();
  let stored: string;

  beforeAll(async () => {
    stored = await hasher.hash(PASSWORD);
  });

  it('knows a password by its hash, and no password where none is stored', async () => {
    expect(await hasher.verify(stored, PASSWORD)).toBe(true);
    expect(await hasher.verify(stored, 'another password')).toBe(false);
    expect(await hasher.verify(null, PASSWORD)).toBe(false);
  });

  it('takes as long where none is stored', async () => {
    const timed = async (hash: string | null): Promise<number> => {
      const start = performance.now();
      await hasher.verify(hash, 'a wrong password');
      return performance.now() - start;
    };
    // Without a hash to check against it would be thousands of times faster; by turns, as the machine has other work.
    const pairs: { known: number; unknown: number }[] = [];
    for (let n = 0; n < 9; n += 1) pairs.push({ known: await timed(stored), unknown: await timed(null) });
    const ratios = pairs.map(({ known, unknown }) => known / unknown).sort((a, b) => a - b);
    expect(ratios[4]).toBeLessThan(5);
  });
});
