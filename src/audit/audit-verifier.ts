import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import { SECRETS, type Secrets } from '../config/secrets.js';
import { AuditEvent } from './audit-event.entity.js';
import { AuditHead } from './audit-head.entity.js';
import { auditHash, CHAIN_START } from './audit-hash.js';

/** What is wrong with a chain. Part of the public API: never renamed; every language of the desk has words for each. */
export const CHAIN_PROBLEMS = ['content-changed', 'link-broken', 'row-missing', 'rows-cut'] as const;

export interface ChainProblem {
  problem: string;
  problemCode: (typeof CHAIN_PROBLEMS)[number];
  /** What `problem` speaks of, by name. */
  params: Record<string, string>;
}

export interface AuditVerdict {
  ok: boolean;
  rows: number;
  /** First row that does not fit, and what is wrong with it. */
  fault: ({ seq: string } & ChainProblem) | null;
}

const BATCH = 1000;

/** Where a walk along the chain begins: after this row. */
interface Place {
  seq: bigint;
  hash: string;
}
const BEGINNING: Place = { seq: 0n, hash: CHAIN_START };

/** The row before the newest `count`; the beginning when there are fewer, or when that row is gone (which the walk finds). */
async function beforeNewest(manager: EntityManager, count: bigint): Promise<Place> {
  const head = await manager.findOneByOrFail(AuditHead, { id: 1 });
  const seq = BigInt(head.seq) - count;
  if (seq <= 0n) return BEGINNING;
  const row = await manager.findOneBy(AuditEvent, { seq: String(seq) });
  return row ? { seq, hash: row.hash } : BEGINNING;
}

@Injectable()
export class AuditVerifier {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(SECRETS) private readonly secrets: Secrets,
  ) {}

  /** Reads the whole chain in batches and names the first edited, removed, re-ordered or cut-off row. */
  verify(onProgress: (rows: number) => void = () => {}): Promise<AuditVerdict> {
    return this.walk(null, onProgress);
  }

  /**
   * As `verify`, for the newest `count` rows alone: takes the same time however long the chain is. What was changed before
   * them goes unseen.
   */
  verifyNewest(count: number): Promise<AuditVerdict> {
    return this.walk(BigInt(count), () => {});
  }

  private walk(newest: bigint | null, onProgress: (rows: number) => void): Promise<AuditVerdict> {
    // One snapshot: rows appended meanwhile are neither seen in the chain nor in its head.
    return this.dataSource.transaction('REPEATABLE READ', async (manager) => {
      let { seq, hash } = newest === null ? BEGINNING : await beforeNewest(manager, newest);
      let rows = 0;
      for (;;) {
        const batch = await manager
          .createQueryBuilder(AuditEvent, 'event')
          .where('event.seq > :seq', { seq: String(seq) })
          .orderBy('event.seq')
          .limit(BATCH)
          .getMany();
        for (const row of batch) {
          const problem = this.problemOf(row, seq, hash);
          if (problem) return { ok: false, rows, fault: { seq: row.seq, ...problem } };
          seq = BigInt(row.seq);
          hash = row.hash;
          rows += 1;
        }
        onProgress(rows);
        if (batch.length < BATCH) break;
      }
      const head = await manager.findOneByOrFail(AuditHead, { id: 1 });
      if (head.seq !== String(seq) || head.hash !== hash) {
        return { ok: false, rows, fault: { seq: String(seq + 1n), ...cutOff(String(seq), head.seq) } };
      }
      return { ok: true, rows, fault: null };
    });
  }

  private problemOf(row: AuditEvent, previousSeq: bigint, previousHash: string): ChainProblem | null {
    if (BigInt(row.seq) !== previousSeq + 1n) {
      const missing = String(previousSeq + 1n);
      return { problem: `row ${missing} is missing`, problemCode: 'row-missing', params: { missing } };
    }
    if (row.prevHash !== previousHash) {
      return { problem: 'does not link to the row before it', problemCode: 'link-broken', params: {} };
    }
    const { hash, ...content } = row;
    if (auditHash(this.secrets.auditKey, content) === hash) return null;
    return { problem: 'its content was changed', problemCode: 'content-changed', params: {} };
  }
}

const cutOff = (last: string, head: string): ChainProblem => ({
  problem: `the chain ends at row ${last}, but its head says ${head}: rows were cut off or added`,
  problemCode: 'rows-cut',
  params: { last, head },
});
