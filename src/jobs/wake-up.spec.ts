import { describe, expect, it } from '@jest/globals';
import { Backoff } from './backoff.js';
import { WakeUp, within } from './wake-up.js';

describe(WakeUp.name, () => {
  it('ends a wait early', async () => {
    const wakeUp = new WakeUp();
    const from = Date.now();
    const waiting = wakeUp.wait(10_000);
    wakeUp.wake();
    await waiting;
    expect(Date.now() - from).toBeLessThan(9_000);
  });

  it('remembers a call nobody waited for, once', async () => {
    const wakeUp = new WakeUp();
    wakeUp.wake();
    wakeUp.wake();
    const from = Date.now();
    await wakeUp.wait(10_000);
    await wakeUp.wait(60);
    expect(Date.now() - from).toBeGreaterThanOrEqual(55);
    expect(Date.now() - from).toBeLessThan(9_000);
  });
});

describe(within.name, () => {
  it('says whether the work ended in time', async () => {
    expect(await within(1_000, Promise.resolve('done'))).toBe(true);
    expect(await within(20, new Promise(() => undefined))).toBe(false);
  });

  it('throws what the work threw in time', async () => {
    await expect(within(1_000, Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  });
});

describe(Backoff.name, () => {
  it('grows to its limit and starts again after a reset', () => {
    const backoff = new Backoff(100, 1_000);
    const waits = Array.from({ length: 8 }, () => backoff.next());
    waits.forEach((wait, index) => {
      const ceiling = Math.min(1_000, 100 * 2 ** index);
      expect(wait).toBeGreaterThanOrEqual(ceiling / 2);
      expect(wait).toBeLessThanOrEqual(ceiling);
    });
    backoff.reset();
    expect(backoff.next()).toBeLessThanOrEqual(100);
  });
});
