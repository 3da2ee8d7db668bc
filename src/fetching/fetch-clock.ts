import { FetchFailure } from './fetch-failure.js';

/** Longest times, in milliseconds. Each phase of each redirect has its own; `total` is over all of them. */
export interface FetchLimits {
  /** Finding the site's address and connecting to it, TLS included. */
  connect: number;
  /** From the request to the end of the answer's headers. */
  headers: number;
  /** The whole body, so that one which drips, or never ends, does. */
  body: number;
  total: number;
}

export type FetchPhase = Exclude<keyof FetchLimits, 'total'>;

const WAITED_FOR: Record<keyof FetchLimits, string> = {
  connect: 'no connection was made',
  headers: 'the site did not answer',
  body: 'the page was not sent completely',
  total: 'the page was not fetched, redirects included',
};

/** Keeps the time of one fetch: its signal aborts with URL_TIMEOUT, or with the reason of the caller's signal. */
export class FetchClock {
  readonly signal: AbortSignal;
  private readonly own = new AbortController();
  private readonly total: NodeJS.Timeout;
  private phase: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly limits: FetchLimits,
    outer?: AbortSignal,
  ) {
    this.signal = outer ? AbortSignal.any([outer, this.own.signal]) : this.own.signal;
    this.total = this.alarm('total');
  }

  /** The fetch is in this phase from now on. */
  enter(phase: FetchPhase): void {
    clearTimeout(this.phase);
    // A connection may still be made after the fetch has ended.
    if (!this.stopped) this.phase = this.alarm(phase);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.phase);
    clearTimeout(this.total);
  }

  /** `work`, or the reason of the abort when that comes first: for work that cannot be stopped. */
  async race<T>(work: Promise<T>): Promise<T> {
    this.signal.throwIfAborted();
    let stop: () => void = () => undefined;
    const aborted = new Promise<never>((_resolve, reject) => {
      stop = () => reject(this.signal.reason as Error);
      this.signal.addEventListener('abort', stop, { once: true });
    });
    try {
      return await Promise.race([work, aborted]);
    } finally {
      this.signal.removeEventListener('abort', stop);
    }
  }

  private alarm(name: keyof FetchLimits): NodeJS.Timeout {
    return setTimeout(() => {
      const after = `${this.limits[name] / 1000} seconds`;
      const message = `After ${after} ${WAITED_FOR[name]}. Try again later, or send the page as a file.`;
      this.own.abort(new FetchFailure('URL_TIMEOUT', message, { mayPass: true }));
    }, this.limits[name]);
  }
}
