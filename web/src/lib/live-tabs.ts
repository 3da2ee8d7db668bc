import { type LiveMessage, LiveStream } from './live-stream';

const NAME = 'claimdesk.live';
/** A tab that leads is heard every 25 seconds. After such a silence it is frozen, and another one takes over. */
const SILENCE_MS = 90_000;
/** The server looks back no further. */
const LONGEST_LOOK_BACK_S = 300;

/**
 * The server's events for all tabs of this browser over one connection: browsers open only six to a host, and each event
 * stream keeps one. The tabs choose a leader by a lock, which goes to the next one when its tab closes. Where there are no locks
 * (pages without TLS), each tab has a connection while it is in view.
 */
export class LiveTabs {
  private readonly channel = new BroadcastChannel(NAME);
  private readonly startedAt = Date.now();
  private readonly stop = new AbortController();
  private readonly watch: ReturnType<typeof setInterval>;
  private stream: LiveStream | null = null;
  private lastId = '';
  private heardAt = Date.now();

  /** @param tell is told what this or another tab heard */
  constructor(private readonly tell: (message: LiveMessage) => void) {
    this.channel.addEventListener('message', ({ data }: MessageEvent<LiveMessage>) => {
      // Only a tab that asks to connect speaks to the leader.
      if (this.stream) this.stream.resume();
      else this.hear(data);
    });
    document.addEventListener('visibilitychange', this.seen);
    this.watch = setInterval(() => this.lookForSilence(), SILENCE_MS / 6);
    if ('locks' in navigator) void this.lead({ signal: this.stop.signal });
    else this.seen();
  }

  /** Somebody has signed in: whoever leads connects at once. */
  resume(): void {
    this.stream?.resume();
    this.channel.postMessage({ kind: 'beat', id: this.lastId } satisfies LiveMessage);
  }

  close(): void {
    this.stop.abort();
    clearInterval(this.watch);
    document.removeEventListener('visibilitychange', this.seen);
    this.disconnect();
    this.channel.close();
  }

  private async lead(options: LockOptions): Promise<void> {
    try {
      await navigator.locks.request(NAME, options, () => this.whileLeading());
    } catch {
      // Another tab took the lock, because this one was silent, or this one closes.
      this.disconnect();
      if (!this.stop.signal.aborted) void this.lead({ signal: this.stop.signal });
    }
  }

  private whileLeading(): Promise<void> {
    this.connect();
    return new Promise((resolve) => this.stop.signal.addEventListener('abort', () => resolve()));
  }

  private connect(): void {
    this.stream ??= new LiveStream(
      () => this.begin(),
      (message) => {
        this.hear(message);
        this.channel.postMessage(message);
      },
    );
  }

  private disconnect(): void {
    this.stream?.close();
    this.stream = null;
  }

  private begin(): string {
    if (this.lastId) return new URLSearchParams({ lastEventId: this.lastId }).toString();
    const seconds = Math.ceil((Date.now() - this.startedAt) / 1000) + 2;
    return new URLSearchParams({ back: String(Math.min(seconds, LONGEST_LOOK_BACK_S)) }).toString();
  }

  private hear(message: LiveMessage): void {
    this.heardAt = Date.now();
    if ('id' in message && message.id) this.lastId = message.id;
    this.tell(message);
  }

  private readonly seen = (): void => {
    if ('locks' in navigator) {
      if (!document.hidden) this.lookForSilence();
    } else if (document.hidden) this.disconnect();
    else this.connect();
  };

  private lookForSilence(): void {
    if (this.stream || document.hidden || !('locks' in navigator)) return;
    if (Date.now() - this.heardAt < SILENCE_MS) return;
    this.heardAt = Date.now();
    void this.lead({ steal: true });
  }
}
