import { type BeforeApplicationShutdown, Inject, Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { Backoff } from '../jobs/backoff.js';
import { ChannelListener } from '../jobs/channel-listener.js';
import { describeError, RateLimitedLog } from '../jobs/rate-limited-log.js';
import { WakeUp, within } from '../jobs/wake-up.js';
import { CatchUp } from './catch-up.service.js';
import { UNRECORDED } from './live-change.js';
import type { LiveConnection } from './live-connection.js';
import { LiveConnections } from './live-connections.js';
import type { LiveFact } from './live-fact.js';
import { LiveFactsQueries } from './live-facts.queries.js';
import { LIVE_CHANNEL, type LiveNotice, noticeOf } from './live-notice.js';
import { changesFor } from './live-rules.js';
import { LIVE_OPTIONS, type LiveOptions } from './live.options.js';
import { UnrecordedChanges } from './unrecorded-changes.service.js';

const BATCH = 500;
/** Further behind, each connection is told what concerns it by a query of its own. */
const FAR = 5_000;
const BEAT_MS = 25_000;
/** Connections of one person to one process: a browser has one, however many tabs are open. */
const MOST_FOR_ONE = 12;
/** Nobody speaks on the channel for so long only when nothing happens; looking costs one row. */
const LOOK_AGAIN_MS = 60_000;

/** A change of these may have ended a session or changed what somebody may do. */
const ASKS_AGAIN = new Set(['user', 'api_token']);

/**
 * Tells the open connections of this process what happens at the desk, whichever process did it. What happened is read from
 * the audit trail, which has one order and no gaps; the channel only says that it is time to read. The first connection starts it.
 */
@Injectable()
export class LiveHub implements BeforeApplicationShutdown {
  private readonly log = new RateLimitedLog(LiveHub.name);
  private readonly connections = new LiveConnections();
  private readonly wakeUp = new WakeUp();
  private readonly backoff = new Backoff(250, 5_000);
  private readonly listener: ChannelListener;
  private notices: LiveNotice[] = [];
  private position = 0;
  private stopped = false;
  private started: Promise<void> | undefined;
  private running: Promise<void> = Promise.resolve();
  private beats: NodeJS.Timeout | undefined;

  constructor(
    private readonly facts: LiveFactsQueries,
    private readonly unrecorded: UnrecordedChanges,
    private readonly catchUp: CatchUp,
    @Inject(LIVE_OPTIONS) { databaseUrl }: LiveOptions,
  ) {
    this.listener = new ChannelListener(
      {
        databaseUrl,
        name: LIVE_CHANNEL,
        applicationName: 'claimdesk-live',
        otherwise: 'live events wait',
        onListening: () => this.onListening(),
        onNotice: (payload) => this.onNotice(payload),
      },
      this.log,
    );
  }

  /** How far this process has told: the place in the audit trail. */
  get place(): number {
    return this.position;
  }

  /**
   * @throws AppError RATE_LIMITED when the person has too many connections already, NOT_READY when the process stops or the
   * database cannot be asked.
   */
  async admit(personId: string): Promise<void> {
    if (this.stopped) throw new AppError('NOT_READY', 'The desk is being restarted. Connect again in a moment.');
    if (this.connections.countOf(personId) >= MOST_FOR_ONE) {
      throw new AppError('RATE_LIMITED', `You have ${MOST_FOR_ONE} open streams of events. Close one first.`, {
        detailCode: 'streams-full',
      });
    }
    this.started ??= this.start();
    try {
      await this.started;
    } catch (error) {
      this.started = undefined;
      throw error;
    }
  }

  /** @param from where it was told up to, or how many seconds to look back; see `CatchUp`. */
  async connect(connection: LiveConnection, from: Parameters<CatchUp['resume']>[1]): Promise<void> {
    const head = await this.facts.head();
    // While nobody listened nothing was read.
    if (this.connections.isEmpty) this.position = head;
    this.connections.add(connection);
    this.wakeUp.wake();
    // What comes from here on is added by `read`; it waits until what was missed before is added too.
    await this.catchUp.resume(connection, from, this.position);
    connection.open();
  }

  /** Ends every connection, so that the server can close; clients come back to another process, or to the next one. */
  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearInterval(this.beats);
    this.connections.each((connection) => connection.end('restart'));
    this.wakeUp.wake();
    if (!this.started) return;
    await Promise.all([this.listener.stop(), within(5_000, this.running)]);
  }

  private async start(): Promise<void> {
    this.position = await this.facts.head();
    this.listener.start();
    this.running = this.run();
    this.beats = setInterval(() => this.beat(), BEAT_MS);
  }

  private onListening(): void {
    // Also the first time: a stream may have opened before, and nobody heard what happened in between.
    this.connections.each((connection) => connection.add(UNRECORDED));
    this.wakeUp.wake();
  }

  private onNotice(payload: string): void {
    const notice = noticeOf(payload);
    if (!notice || this.connections.isEmpty) return;
    if (notice.kind !== 'audit') this.notices.push(notice);
    this.wakeUp.wake();
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.read();
        const notices = this.notices.splice(0);
        await this.unrecorded.tell(this.connections, notices);
        this.backoff.reset();
        await this.wakeUp.wait(LOOK_AGAIN_MS);
      } catch (error) {
        this.log.warn('read', `live events wait: ${describeError(error)}`);
        this.connections.each((connection) => connection.add(UNRECORDED));
        await this.wakeUp.wait(this.backoff.next());
      }
    }
  }

  private async read(): Promise<void> {
    const head = await this.facts.head();
    if (this.connections.isEmpty) {
      this.position = head;
      return;
    }
    if (head - this.position > FAR) {
      for (const connection of this.connections.list()) await this.catchUp.tellBetween(connection, this.position, head);
      this.position = head;
    }
    while (this.position < head && !this.stopped) {
      const to = Math.min(this.position + BATCH, head);
      this.tell(await this.facts.between(this.position, to));
      this.position = to;
    }
  }

  private tell(facts: readonly LiveFact[]): void {
    this.connections.each((connection) => {
      for (const fact of facts) connection.add(changesFor(connection.actor, fact));
      if (facts.some((fact) => mayEnd(fact, connection))) void this.check(connection);
    });
  }

  private beat(): void {
    this.connections.each((connection) => {
      connection.beat();
      void this.check(connection);
    });
  }

  /** Ends the connection of who is no longer signed in; otherwise what they may do is that of now. */
  private async check(connection: LiveConnection): Promise<void> {
    try {
      const actor = await connection.ask();
      if (actor) connection.actor = actor;
      else connection.end('session');
    } catch (error) {
      this.log.warn('check', `a session could not be checked: ${describeError(error)}`);
    }
  }
}

const mayEnd = ({ entityType, entityId, actorId }: LiveFact, { actor }: LiveConnection): boolean =>
  ASKS_AGAIN.has(entityType) && (entityId === actor.id || actorId === actor.id);
