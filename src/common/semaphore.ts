/** Lets at most `slots` pieces of work run at a time; the others wait in order. */
export class Semaphore {
  private readonly waiting: (() => void)[] = [];
  private free: number;

  constructor(slots: number) {
    this.free = slots;
  }

  /** How many wait for a slot. */
  get queue(): number {
    return this.waiting.length;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    if (this.free > 0) this.free -= 1;
    else await new Promise<void>((resolve) => this.waiting.push(resolve));
    try {
      return await work();
    } finally {
      // A slot passes straight to the next in line, so that a newcomer cannot overtake.
      const next = this.waiting.shift();
      if (next) next();
      else this.free += 1;
    }
  }
}
