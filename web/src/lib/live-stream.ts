/** Something at the desk changed: what is kept under this word (and id) is out of date. */
export interface LiveChange {
  topic: string;
  id?: string;
}

/** What one tab hears and tells the others. */
export type LiveMessage =
  | { kind: 'changes'; id: string; changes: LiveChange[] }
  | { kind: 'reset' | 'beat'; id: string }
  /** The session may have ended: each tab asks for itself who is signed in. */
  | { kind: 'session' };

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** After so many in a row it is asked who is signed in. */
const FAILURES_TO_ASK = 3;
/** The server is heard every 25 seconds; a connection that is silent for longer is dead, whatever the browser thinks. */
const SILENCE_MS = 60_000;

/** One connection to the server's events. It comes back after a loss and goes on where it was. */
export class LiveStream {
  private source: EventSource | null = null;
  private wait = FIRST_WAIT_MS;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private heardAt = Date.now();
  private isPaused = false;
  private readonly watch: ReturnType<typeof setInterval>;

  /**
   * @param begin the query of the address: where to go on, asked for anew at every connection
   * @param tell is told everything that is heard
   */
  constructor(
    private readonly begin: () => string,
    private readonly tell: (message: LiveMessage) => void,
  ) {
    this.watch = setInterval(() => this.lookForSilence(), SILENCE_MS / 4);
    window.addEventListener('online', this.resume);
    this.open();
  }

  /** Connects at once when there is no connection: the person is back, or signed in again. */
  readonly resume = (): void => {
    this.isPaused = false;
    if (!this.source) this.open();
  };

  close(): void {
    clearInterval(this.watch);
    window.removeEventListener('online', this.resume);
    this.drop();
  }

  private open(): void {
    this.drop();
    this.heardAt = Date.now();
    const source = new EventSource(`/api/v1/events?${this.begin()}`);
    this.source = source;
    const heard = ({ data, lastEventId: id }: MessageEvent<string>, kind: 'changes' | 'reset' | 'beat') => {
      this.heardAt = Date.now();
      this.wait = FIRST_WAIT_MS;
      this.failures = 0;
      if (kind === 'changes') this.tell({ kind, id, changes: (JSON.parse(data) as { changes: LiveChange[] }).changes });
      else this.tell({ kind, id });
    };
    for (const kind of ['changes', 'reset', 'beat'] as const)
      source.addEventListener(kind, (event) => heard(event, kind));
    source.addEventListener('end', ({ data }: MessageEvent<string>) => this.ended(data));
    source.addEventListener('error', () => this.again());
  }

  private ended(data: string): void {
    if ((JSON.parse(data) as { reason: string }).reason !== 'session') this.again();
    else this.pause();
  }

  private pause(): void {
    // Nobody is signed in: to try again would be refused until somebody is.
    this.isPaused = true;
    this.drop();
    this.tell({ kind: 'session' });
  }

  private again(): void {
    this.drop();
    if (this.isPaused) return;
    this.failures += 1;
    // The browser does not say why it was refused.
    if (this.failures % FAILURES_TO_ASK === 0) return this.pause();
    this.timer = setTimeout(() => this.open(), this.wait * (0.5 + Math.random() / 2));
    this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
  }

  private lookForSilence(): void {
    if (this.source && Date.now() - this.heardAt > SILENCE_MS) this.again();
  }

  private drop(): void {
    clearTimeout(this.timer);
    this.source?.close();
    this.source = null;
  }
}
