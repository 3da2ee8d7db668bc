import { Injectable } from '@nestjs/common';
import { newId } from '../common/ids.js';
import type { Tx } from '../database/transactions.js';
import type { JobDefinition } from './job-definition.js';
import { OutboxJob } from './outbox-job.entity.js';

/** PostgreSQL channel on which the relay hears of new outbox rows. */
export const OUTBOX_CHANNEL = 'claimdesk_outbox';

@Injectable()
export class Outbox {
  /**
   * Asks for a job in the transaction that needs it: it exists if and only if the transaction commits.
   * @returns the job's id (a UUID), which is also its id in BullMQ.
   */
  async enqueue<Payload>(tx: Tx, job: JobDefinition<Payload>, payload: Payload): Promise<string> {
    const id = newId();
    await tx.manager.insert(OutboxJob, {
      id,
      queue: job.queue,
      name: job.name,
      payload: job.payload.parse(payload) as object,
    });
    tx.beforeCommit('outbox-notify', async () => {
      await tx.manager.query(`SELECT pg_notify($1, '')`, [OUTBOX_CHANNEL]);
    });
    return id;
  }
}
