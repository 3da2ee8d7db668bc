import { Inject, Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { SECRETS, type Secrets } from '../config/secrets.js';
import type { Tx } from '../database/transactions.js';
import type { AuditEvent } from './audit-event.entity.js';
import { auditHash } from './audit-hash.js';

/** What a service says about a change; who and when are added here. */
export interface AuditEntry {
  event: string;
  entityType: string;
  entityId: string;
  claimId?: string | null;
  from?: string | null;
  to?: string | null;
  reason?: string | null;
  /** Further facts. Never another person's rating, rationale or evidence, and never a secret. */
  data?: Record<string, unknown>;
}

interface Head {
  seq: string;
  hash: string;
  now: Date;
}

/** Rows for one INSERT: a statement has at most 65,535 parameters, and a row needs 15. */
const BATCH = 2_000;

const COLUMNS =
  'seq, at, actor_id, actor_kind, event, entity_type, entity_id, claim_id, from_state, to_state, reason, data, request_id, prev_hash, hash';

@Injectable()
export class AuditTrail {
  private readonly pending = new WeakMap<Tx, { actor: Actor; entry: AuditEntry }[]>();

  constructor(@Inject(SECRETS) private readonly secrets: Secrets) {}

  /**
   * Records a change in the transaction that makes it. Rows are written just before COMMIT, because the chain's head
   * stays locked from then on: the lock is held for one round trip, not for the length of the transaction.
   */
  record(tx: Tx, actor: Actor, entry: AuditEntry): void {
    const entries = this.pending.get(tx) ?? [];
    entries.push({ actor, entry });
    this.pending.set(tx, entries);
    tx.beforeCommit('audit', () => this.append(tx));
  }

  private async append(tx: Tx): Promise<void> {
    const [head] = await tx.manager.query<Head[]>(
      `SELECT seq, hash, date_trunc('milliseconds', clock_timestamp()) AS now FROM audit_head WHERE id = 1 FOR UPDATE`,
    );
    if (!head) throw new Error('audit_head is empty: the database is not migrated');
    let { seq, hash } = head;
    const rows = (this.pending.get(tx) ?? []).map(({ actor, entry }) => {
      seq = String(BigInt(seq) + 1n);
      const row = this.toRow(seq, head.now, hash, actor, entry);
      hash = row.hash;
      return row;
    });
    // The last batch moves the head: for all but bulk acts it is the only one.
    const last = rows.splice(-(rows.length % BATCH || BATCH));
    for (let start = 0; start < rows.length; start += BATCH) await insert(tx, rows.slice(start, start + BATCH));
    await insert(tx, last, { seq, hash });
  }

  private toRow(seq: string, at: Date, prevHash: string, actor: Actor, entry: AuditEntry): AuditEvent {
    const row = {
      seq,
      at,
      actorId: actor.id,
      actorKind: actor.kind,
      event: entry.event,
      entityType: entry.entityType,
      entityId: entry.entityId,
      claimId: entry.claimId ?? null,
      fromState: entry.from ?? null,
      toState: entry.to ?? null,
      reason: entry.reason ?? null,
      // Through JSON once, so that what is hashed is what jsonb gives back (no undefined, dates as text).
      data: JSON.parse(JSON.stringify(entry.data ?? {})) as Record<string, unknown>,
      requestId: actor.requestId,
      prevHash,
    };
    return { ...row, hash: auditHash(this.secrets.auditKey, row) };
  }
}

async function insert(tx: Tx, rows: readonly AuditEvent[], head?: { seq: string; hash: string }): Promise<void> {
  const parameters: unknown[] = [];
  const value = (item: unknown): string => `$${parameters.push(item)}`;
  const tuples = rows.map((row) => `(${values(row).map(value).join(', ')})`);
  const moved = head
    ? `WITH moved AS (UPDATE audit_head SET seq = ${value(head.seq)}, hash = ${value(head.hash)} WHERE id = 1) `
    : '';
  await tx.manager.query(`${moved}INSERT INTO audit_event (${COLUMNS}) VALUES ${tuples.join(', ')}`, parameters);
}

const values = (row: AuditEvent): unknown[] => [
  row.seq,
  row.at,
  row.actorId,
  row.actorKind,
  row.event,
  row.entityType,
  row.entityId,
  row.claimId,
  row.fromState,
  row.toState,
  row.reason,
  JSON.stringify(row.data),
  row.requestId,
  row.prevHash,
  row.hash,
];
