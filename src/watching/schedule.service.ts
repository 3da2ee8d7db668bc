import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { databaseNow } from '../database/database-clock.js';
import type { Tx } from '../database/transactions.js';
import { Outbox } from '../jobs/outbox.js';
import { CheckLeasesRepository } from './check-leases.repository.js';
import { handOutChecksJob } from './hand-out-checks.job.js';
import { firstCheckAt } from './next-check.js';
import { hostOfAddress } from './politeness.js';
import type { CheckKind, ScheduledCheck } from './scheduled-check.entity.js';
import { ScheduledChecksRepository } from './scheduled-checks.repository.js';

/** What a person decides about the checks of one thing. */
export interface Setting {
  intervalMinutes: number;
  paused: boolean;
}

/** Something that is to be checked. */
export interface Checked {
  id: string;
  address: string;
}

/** When things are checked, as people decide it. A check under way that they overtake writes nothing. */
@Injectable()
export class Schedule {
  constructor(
    private readonly checks: ScheduledChecksRepository,
    private readonly leases: CheckLeasesRepository,
    private readonly outbox: Outbox,
  ) {}

  /** Begins to check these, each at a time of its own within the interval. */
  async add(tx: Tx, kind: CheckKind, added: readonly Checked[], setting: Setting): Promise<void> {
    const now = await databaseNow(tx);
    const { intervalMinutes } = setting;
    const rows = added.map(({ id, address }) => {
      return { id, kind, host: hostOfAddress(address), intervalMinutes, nextCheckAt: first(now, id, setting) };
    });
    await this.checks.insert(tx, rows, now);
  }

  /** Checks these as soon as their hosts' turns come, one of a host after the other. */
  async addDue(tx: Tx, kind: CheckKind, added: readonly Checked[], intervalMinutes: number): Promise<void> {
    const now = await databaseNow(tx);
    const rows = added.map(({ id, address }) => {
      return { id, kind, host: hostOfAddress(address), intervalMinutes, nextCheckAt: now };
    });
    await this.checks.insert(tx, rows, now);
  }

  /** Locks the check of something, and says how it is set. */
  async settingOf(tx: Tx, id: string): Promise<Setting> {
    const { intervalMinutes, nextCheckAt } = await this.lock(tx, id);
    return { intervalMinutes, paused: nextCheckAt === null };
  }

  /** Changes interval and pause of these; what stays as it was keeps its next check. */
  async change(tx: Tx, ids: readonly string[], setting: Setting): Promise<void> {
    await this.plan(tx, await this.checks.lockAll(tx, ids), () => setting);
  }

  /** Pauses or resumes these, each at the interval it has. */
  async setPaused(tx: Tx, ids: readonly string[], paused: boolean): Promise<void> {
    await this.plan(tx, await this.checks.lockAll(tx, ids), ({ intervalMinutes }) => ({ intervalMinutes, paused }));
  }

  /**
   * Checks this as soon as its host's turn comes.
   * @throws AppError CONFLICT while it is paused
   */
  async request(tx: Tx, id: string): Promise<void> {
    const check = await this.lock(tx, id);
    if (check.nextCheckAt === null)
      throw new AppError('CONFLICT', 'This is paused. Resume it first.', { detailCode: 'watch-paused' });
    const now = await databaseNow(tx);
    await this.checks.update(tx, id, { nextCheckAt: now, requestedAt: check.requestedAt ?? now });
    // Somebody waits: where the host is free, not even until the next round of handing out.
    await this.outbox.enqueue(tx, handOutChecksJob, {});
  }

  /** Checks these no more. */
  async remove(tx: Tx, ids: readonly string[]): Promise<void> {
    await this.endLeases(tx, await this.checks.lockAll(tx, ids), await databaseNow(tx));
    await this.checks.remove(tx, ids);
  }

  private async plan(tx: Tx, locked: readonly ScheduledCheck[], settingFor: (check: ScheduledCheck) => Setting) {
    const now = await databaseNow(tx);
    const changes = locked.map((check) => ({ check, setting: settingFor(check) })).filter(isChange);
    const paused = changes.filter(({ setting }) => setting.paused).map(({ check }) => check);
    await this.endLeases(tx, paused, now);
    const planned = changes.map(({ check: { id }, setting }) => {
      return { id, intervalMinutes: setting.intervalMinutes, nextCheckAt: first(now, id, setting) };
    });
    await this.checks.plan(tx, planned);
  }

  private async lock(tx: Tx, id: string): Promise<ScheduledCheck> {
    const check = await this.checks.lock(tx, id);
    if (!check) throw new Error(`there is no schedule of ${id}`);
    return check;
  }

  /** A host that was not asked yet is free at once; the others when the check that nobody wants any more has ended. */
  private async endLeases(tx: Tx, checks: readonly ScheduledCheck[], now: Date): Promise<void> {
    for (const { id, leaseId, leaseBegun } of checks) {
      if (leaseId === null) continue;
      await this.leases.end(tx, { id, leaseId });
      if (!leaseBegun) await this.leases.freeHost(tx, leaseId, now);
    }
  }
}

const isChange = ({ check, setting }: { check: ScheduledCheck; setting: Setting }): boolean =>
  check.intervalMinutes !== setting.intervalMinutes || (check.nextCheckAt === null) !== setting.paused;

const first = (now: Date, id: string, { intervalMinutes, paused }: Setting): Date | null =>
  paused ? null : firstCheckAt(now, id, intervalMinutes);
