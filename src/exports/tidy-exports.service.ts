import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { Transactions } from '../database/transactions.js';
import { ChunkedFiles } from '../files/chunked-files.service.js';
import { ExportChanges } from './export-changes.service.js';
import { ExportQueue } from './export-queue.js';
import { exportMachine } from './export-status.js';
import { ExportsRepository } from './exports.repository.js';
import { SnapshotsRepository } from './snapshots.repository.js';

/** An export that waits or runs and was not heard of for so long lost its job. */
const LOST_AFTER = '1 hour';
/** How long it can still be seen that there was an export. */
const REMEMBERED = '90 days';
const BATCH = 1_000;

/** Removes what has served its time, and picks up what was lost. Running it twice does nothing more. */
@Injectable()
export class TidyExports {
  constructor(
    private readonly transactions: Transactions,
    private readonly repository: ExportsRepository,
    private readonly snapshots: SnapshotsRepository,
    private readonly changes: ExportChanges,
    private readonly queue: ExportQueue,
    private readonly files: ChunkedFiles,
  ) {}

  async tidy(): Promise<void> {
    for (const { id } of await this.transactions.run((tx) => this.repository.outdated(tx, BATCH)))
      await this.expire(id);
    await this.transactions.run((tx) => this.repository.forget(tx, REMEMBERED));
    await this.transactions.run((tx) => this.snapshots.removeUnused(tx));
    await this.transactions.run((tx) => this.files.removeAbandoned(tx));
    await this.transactions.run(async (tx) => {
      for (const { id } of await this.repository.lost(tx, LOST_AFTER)) await this.queue.add(tx, id);
    });
  }

  /** Each by itself: removing a large file takes a while. */
  private expire(id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await this.repository.lock(tx, id);
      if (!found || exportMachine.target(found.state, 'expire') === undefined) return;
      await this.changes.transition(tx, SYSTEM_ACTOR, found, 'expire', { fileId: null });
      if (found.fileId) await this.files.remove(tx, found.fileId);
    });
  }
}
