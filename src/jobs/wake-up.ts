/** A wait that ends early when someone calls `wake`. A call made while nobody waits is remembered. */
export class WakeUp {
  private woken = false;
  private endWait: (() => void) | null = null;

  /** Resolves after `ms` milliseconds or at the next `wake`. Only one waiter at a time. */
  async wait(ms: number): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, ms);
        this.endWait = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      this.endWait = null;
    }
    this.woken = false;
  }

  wake(): void {
    this.woken = true;
    this.endWait?.();
  }
}

/**
 * Waits for `work`, but no longer than `ms` milliseconds. An error of `work` is thrown when it comes in time and
 * dropped when it comes late.
 * @returns whether `work` ended in time.
 */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([work.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
