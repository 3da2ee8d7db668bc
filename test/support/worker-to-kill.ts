import { ProductProcess } from '../integration/runtime/product-process.js';
import { HandOutChecks } from '../../src/watching/hand-out-checks.service.js';
import type { TestApp } from './app.js';

/** The jobs of a desk, run by a process of its own that dies now and then. */
export class WorkerToKill {
  kills = 0;
  private worker!: ProductProcess;

  constructor(
    private readonly app: TestApp,
    private readonly env: Record<string, string>,
  ) {}

  async start(): Promise<void> {
    this.worker = await ProductProcess.start({ program: 'worker', env: this.env });
  }

  /** Ends the process with no chance to clean up. */
  async kill(): Promise<void> {
    if (this.worker.hasExited) throw new Error(`the worker ended by itself:\n${this.worker.output}`);
    this.kills += 1;
    this.worker.kill('SIGKILL');
    await this.worker.ended();
  }

  /**
   * Half an hour later, as far as locks and leases of the dead process are concerned: what it held is free. Waiting for
   * that is what a real desk does, for 20 seconds (jobs) and 3 to 10 minutes (checks).
   */
  async letLocksRunOut(): Promise<void> {
    await this.app.sql.query(`UPDATE bullmq.job SET locked_until_ms = 0, stalled_marked = true WHERE state = 'active'`);
    await this.app.sql.query(`UPDATE scheduled_check SET leased_until = now() WHERE leased_until > now()`);
    await this.app.sql.query(`UPDATE check_host SET free_at = now() WHERE free_at > now()`);
    await this.app.get(HandOutChecks).handOut();
  }

  async remove(): Promise<void> {
    await this.worker?.remove();
  }
}
