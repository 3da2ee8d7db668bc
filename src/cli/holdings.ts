import { failureOf } from './failures.js';
import type { Output } from './output.js';

/** What a command has opened and must let go of, whatever happens. */
export class Holdings {
  private readonly closers: (() => Promise<void>)[] = [];

  constructor(private readonly output: Output) {}

  /** Waits for `opening`; what it gives is closed by `closeAll`, even when that is called before it is open. */
  hold<T>(opening: Promise<T>, close: (opened: T) => Promise<void>): Promise<T> {
    this.closers.push(() => opening.then(close, () => undefined));
    return opening;
  }

  /** Closes everything, the last opened first. One that cannot be closed does not keep the others open. */
  async closeAll(): Promise<void> {
    for (const close of this.closers.toReversed()) {
      await close().catch((error: unknown) => this.output.fault(failureOf(error), 'while closing'));
    }
  }
}
