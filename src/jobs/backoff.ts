/** Growing waits between tries, so that a fault that lasts costs almost nothing. */
export class Backoff {
  private tries = 0;

  /**
   * @param firstMs longest first wait, in milliseconds; each wait may be twice as long as the one before.
   * @param maxMs no wait is longer.
   */
  constructor(
    private readonly firstMs: number,
    private readonly maxMs: number,
  ) {}

  /** The next wait in milliseconds. Jittered (half to full length) so that processes do not try in step. */
  next(): number {
    const ceiling = Math.min(this.maxMs, this.firstMs * 2 ** Math.min(this.tries, 30));
    this.tries += 1;
    return ceiling * (0.5 + Math.random() / 2);
  }

  reset(): void {
    this.tries = 0;
  }
}
