import { Interrupted } from './failures.js';

/**
 * Waits for `work`, or until the person presses Ctrl-C or the process is told to end. A second signal ends the process
 * at once.
 * @throws Interrupted; and what `work` throws
 */
export async function untilSignal<T>(work: Promise<T>): Promise<T> {
  const stops: (() => void)[] = [];
  const interrupted = new Promise<never>((_resolve, reject) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const stop = (): void => reject(new Interrupted(signal));
      process.once(signal, stop);
      stops.push(() => process.off(signal, stop));
    }
  });
  try {
    return await Promise.race([work, interrupted]);
  } finally {
    // After an interruption nobody waits for the work any more; its late failure is part of being stopped.
    work.catch(() => undefined);
    for (const stop of stops) stop();
  }
}
