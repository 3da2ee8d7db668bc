import { Injectable } from '@nestjs/common';
import { UNRECORDED } from './live-change.js';
import type { LiveConnection } from './live-connection.js';
import { LiveFactsQueries } from './live-facts.queries.js';
import { changesFor, seesDesk } from './live-rules.js';

/** Rows that are read for one who comes back; who missed more fetches everything anew. */
const MOST_MISSED = 1_000;
/** Who was away for longer fetches everything anew. */
const MOST_HOURS = 12;
/** A page may have been answered by a process that saw a little less than this one sees now. */
const SLACK_SECONDS = 5;

/** Where somebody was told up to. */
export type From =
  /** A place that was told to them. */
  | { place: number }
  /** A place that is none: they fetch everything anew. */
  | { place: null }
  /** They come for the first time, with what they fetched within this many seconds. */
  | { seconds: number };

/** Tells who comes (back) what they missed. */
@Injectable()
export class CatchUp {
  constructor(private readonly facts: LiveFactsQueries) {}

  /** Adds what happened since `from`, up to `to`. */
  async resume(connection: LiveConnection, from: From, to: number): Promise<void> {
    if ('seconds' in from) {
      return this.tellBetween(connection, await this.facts.headBefore(from.seconds + SLACK_SECONDS), to);
    }
    if (from.place === null || (await this.facts.isTooOld(from.place, MOST_HOURS))) return connection.reset();
    connection.add(UNRECORDED);
    return this.tellBetween(connection, from.place, to);
  }

  /** Adds what happened after `after`, up to `to`: or says to fetch everything anew when that is too much. */
  async tellBetween(connection: LiveConnection, after: number, to: number): Promise<void> {
    if (after >= to) return;
    const { actor } = connection;
    const ofDesk = seesDesk(actor);
    if (ofDesk && to - after > MOST_MISSED) return connection.reset();
    const facts = ofDesk
      ? await this.facts.between(after, to)
      : await this.facts.ofRater(after, to, actor.id, MOST_MISSED + 1);
    if (facts.length > MOST_MISSED) return connection.reset();
    for (const fact of facts) connection.add(changesFor(actor, fact));
  }
}
