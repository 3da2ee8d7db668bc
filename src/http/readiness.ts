import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { QueueHealth } from '../jobs/queue-health.js';

const LIMIT_MS = 1_500;

/** Whether this process can do its work: for load balancers and `claimdesk doctor`. */
@Injectable()
export class Readiness implements BeforeApplicationShutdown {
  private stopping = false;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly queue: QueueHealth,
  ) {}

  /** Before connections are closed, so that no new requests are sent here. */
  beforeApplicationShutdown(): void {
    this.stopping = true;
  }

  /** Name of each check, and whether it passed. Each has a time limit. */
  async check(): Promise<Record<string, boolean>> {
    const [database, migrated, queue] = await Promise.all([
      passes(async () => (await this.dataSource.query<unknown[]>('SELECT 1')).length === 1),
      passes(async () => !(await this.dataSource.showMigrations())),
      passes(() => this.queue.ready()),
    ]);
    return { database, migrated, queue, accepting: !this.stopping };
  }
}

async function passes(check: () => Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), LIMIT_MS);
  });
  try {
    return await Promise.race([check(), limit]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
