import { describe, expect, it } from '@jest/globals';
import { Semaphore } from './semaphore.js';

describe(Semaphore, () => {
  it('runs at most as many as it has slots, all of them in the end, also after errors', async () => {
    const semaphore = new Semaphore(2);
    let running = 0;
    let most = 0;
    const work = async (n: number): Promise<number> => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 1));
      running -= 1;
      if (n % 3 === 0) throw new Error('failed');
      return n;
    };
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, n) => semaphore.run(() => work(n))));
    expect(most).toBe(2);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(13);
    expect(semaphore.queue).toBe(0);
    await expect(semaphore.run(async () => 'free')).resolves.toBe('free');
  });
});
