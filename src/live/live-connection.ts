import type { Response } from 'express';
import type { PersonActor } from '../access/actor.js';
import { ChangeSet } from './change-set.js';
import type { LiveChange } from './live-change.js';

/** Between two tellings, however much happens. */
const PAUSE_MS = 500;
/** A reader that leaves this many bytes unread is cut off; it comes back and is told the rest. */
const MOST_WAITING = 256 * 1024;

/** Why the server ends a connection: the person is no longer signed in, or this process stops. */
export type EndReason = 'session' | 'restart';

/** One open answer of server-sent events. */
export class LiveConnection {
  private readonly pending = new ChangeSet();
  private mustReset = false;
  private isOpen = false;
  private timer: NodeJS.Timeout | undefined;
  private toldAt = 0;
  private ended = false;

  /**
   * @param actor the person, with the rights of the last check
   * @param ask asks anew who calls; null when nobody does any more
   * @param place how far this process has told, sealed for this person
   */
  constructor(
    public actor: PersonActor,
    readonly ask: () => Promise<PersonActor | null>,
    private readonly response: Response,
    private readonly place: () => string,
  ) {
    response.status(200);
    response.setHeader('Content-Type', 'text/event-stream; charset=utf-8');
    response.setHeader('Cache-Control', 'no-store, no-transform');
    // For nginx, which would keep the events until its buffer is full.
    response.setHeader('X-Accel-Buffering', 'no');
    response.flushHeaders();
  }

  onClose(work: () => void): void {
    this.response.once('close', () => {
      this.ended = true;
      clearTimeout(this.timer);
      work();
    });
  }

  add(changes: readonly LiveChange[]): void {
    for (const change of changes) this.pending.add(change);
    if (changes.length > 0) this.tellSoon();
  }

  /** Tells to fetch everything anew, instead of what it would take too much to find. */
  reset(): void {
    this.mustReset = true;
    this.tellSoon();
  }

  /** All that was missed is added: from here on places are true, and changes are told. */
  open(): void {
    this.isOpen = true;
    this.beat();
    this.tellSoon();
  }

  /** Shows that the connection lives, and moves the place on when there was nothing to tell. */
  beat(): void {
    if (this.isOpen) this.write('beat', {});
  }

  end(reason: EndReason): void {
    if (this.ended) return;
    this.response.write(`event: end\ndata: ${JSON.stringify({ reason })}\n\n`);
    this.response.end();
  }

  private tellSoon(): void {
    if (!this.isOpen || this.timer || this.ended) return;
    const wait = Math.max(0, this.toldAt + PAUSE_MS - Date.now());
    this.timer = setTimeout(() => this.tell(), wait);
  }

  private tell(): void {
    this.timer = undefined;
    this.toldAt = Date.now();
    const changes = this.pending.take();
    if (this.mustReset) this.write('reset', {});
    else if (changes.length > 0) this.write('changes', { changes });
    this.mustReset = false;
  }

  private write(event: string, data: object): void {
    if (this.ended) return;
    if (this.response.writableLength > MOST_WAITING) {
      this.response.destroy();
      return;
    }
    this.response.write(`id: ${this.place()}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
