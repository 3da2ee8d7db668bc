import { Inject, Injectable } from '@nestjs/common';
import { newId } from '../../common/ids.js';
import { APP_CONFIG, type AppConfig } from '../../config/app-config.js';
import { Transactions, type Tx } from '../../database/transactions.js';
import { describeError, RateLimitedLog } from '../../jobs/rate-limited-log.js';
import type { AuditRow } from './audit-row.js';
import { AuditRowsQueries } from './audit-rows.queries.js';
import { eventBody } from './event-body.js';
import { EventsRepository, type Listener, type NewDelivery, type NewEvent } from './events.repository.js';
import { isWanted, TOLD_EVENTS, typeOf, type WebhookEventType } from './webhook-catalogue.js';

/** Rows of the audit trail in one transaction. */
const BATCH = 500n;

/**
 * Turns the audit trail into events and deliveries, in its order. The trail holds exactly what was committed, so nothing is
 * told that was rolled back, and nothing is lost: how far it was read moves in the transaction that makes the deliveries.
 * Any number of processes may try; one goes on, the others leave it alone.
 */
@Injectable()
export class EventFanOut {
  private readonly log = new RateLimitedLog(EventFanOut.name);

  constructor(
    private readonly transactions: Transactions,
    private readonly trail: AuditRowsQueries,
    private readonly events: EventsRepository,
    @Inject(APP_CONFIG) private readonly config: AppConfig,
  ) {}

  /** Goes on to the end of the trail. @returns how many deliveries were made */
  async run(): Promise<number> {
    let made = 0;
    for (;;) {
      const step = await this.transactions.run((tx) => this.step(tx));
      made += step.made;
      if (step.done) return made;
    }
  }

  private async step(tx: Tx): Promise<{ made: number; done: boolean }> {
    const cursor = await this.events.lockCursor(tx);
    if (cursor === null) return { made: 0, done: true };
    const head = await this.trail.head(tx);
    if (head <= cursor) return { made: 0, done: true };
    const listeners = await this.events.listeners(tx);
    // What nobody listens to need not be read: who comes later is told of what is later.
    const to = listeners.length === 0 || head - cursor <= BATCH ? head : cursor + BATCH;
    const rows = listeners.length === 0 ? [] : await this.trail.between(tx, cursor, to, TOLD_EVENTS);
    const { events, deliveries } = this.toTell(rows, listeners);
    if (events.length > 0) await this.events.insert(tx, events, deliveries);
    await this.events.moveCursor(tx, to);
    return { made: deliveries.length, done: to === head };
  }

  private toTell(rows: readonly AuditRow[], listeners: readonly Listener[]) {
    const events: NewEvent[] = [];
    const deliveries: NewDelivery[] = [];
    for (const row of rows) {
      const type = typeOf(row);
      if (type === null) continue;
      const told = listeners.filter(
        ({ events: wanted, afterSeq }) => BigInt(row.seq) > BigInt(afterSeq) && isWanted(type, wanted),
      );
      const body = told.length === 0 ? null : this.bodyOf(type, row);
      if (body === null) continue;
      const event = { id: newId(), seq: row.seq, type, claimId: row.claimId, occurredAt: row.at.toISOString(), body };
      events.push(event);
      deliveries.push(...told.map(({ id }) => ({ id: newId(), endpointId: id, eventId: event.id })));
    }
    return { events, deliveries };
  }

  /** Null for a row that its type does not fit. One such row must not hold up all that follow. */
  private bodyOf(type: WebhookEventType, row: AuditRow): string | null {
    try {
      return eventBody(type, row, this.config.publicUrl);
    } catch (error) {
      this.log.warn(type, `row ${row.seq} of the audit trail is not told as ${type}: ${describeError(error)}`);
      return null;
    }
  }
}
