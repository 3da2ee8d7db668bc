import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { processesOfCluster } from '../../../src/embedded/process-identity.js';
import { waitUntil } from '../../../src/embedded/run-command.js';
import type { UnexpectedExit } from '../../../src/embedded/embedded-postgres.js';
import { CompiledProduct, type Owner } from './owner-process.js';
import { CRASH_SAFE, isRunning, Scratch, sql } from './scratch.js';

const SLOW_STOP = 60_000;

let product: CompiledProduct;
let scratch: Scratch;
let owners: Owner[];

beforeAll(async () => {
  product = await CompiledProduct.build();
});
afterAll(async () => {
  await product.remove();
});
beforeEach(async () => {
  scratch = await Scratch.create();
  owners = [];
});
afterEach(async () => {
  for (const owner of owners) owner.process.kill('SIGKILL');
  await Promise.all(owners.map((owner) => owner.exited));
  await scratch.stop();
  // What a killed owner left behind is ended by its watchdog; the folder may only go when that is done.
  await waitUntil(async () => (await processesOfCluster(scratch.file('postgres'))).length === 0, 10_000);
  await scratch.remove();
});

function own(): Owner {
  const owner = product.own(scratch.data, CRASH_SAFE);
  owners.push(owner);
  return owner;
}

/** The watchdog shell of a server, found by its arguments. */
async function watchdogOf(serverPid: number): Promise<number | undefined> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (command.endsWith(`claimdesk-watchdog\0${serverPid}\0`)) return Number(pid);
  }
  return undefined;
}

describe('when Claimdesk is killed', () => {
  it('PostgreSQL shuts down by itself and the next start has the data', async () => {
    const owner = own();
    const { pid, url } = await owner.outcome;
    await sql(url!, 'CREATE TABLE note AS SELECT 42 AS answer');
    owner.process.kill('SIGKILL');
    await owner.exited;
    expect(await waitUntil(async () => !(await isRunning(pid!)), 10_000)).toBe(true);
    expect(await readFile(scratch.file('postgres.log'), 'utf8')).not.toContain('PANIC');
    const pg = await scratch.start();
    expect(await sql(pg.databaseUrl('claimdesk'), 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
  });

  it('the next start stops a PostgreSQL that nobody stopped', async () => {
    const owner = own();
    const { pid, url } = await owner.outcome;
    await sql(url!, 'CREATE TABLE note AS SELECT 42 AS answer');
    process.kill((await watchdogOf(pid!))!, 'SIGKILL');
    owner.process.kill('SIGKILL');
    await owner.exited;
    expect(await isRunning(pid!)).toBe(true);
    const pg = await scratch.start();
    expect(await isRunning(pid!)).toBe(false);
    expect(scratch.lines.join()).toContain(`process ${pid}`);
    expect(await sql(pg.databaseUrl('claimdesk'), 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
  });

  it('together with PostgreSQL, the next start recovers the data', async () => {
    const owner = own();
    const { pid, url } = await owner.outcome;
    await sql(url!, 'CREATE TABLE note AS SELECT 42 AS answer');
    owner.process.kill('SIGKILL');
    process.kill(pid!, 'SIGKILL');
    await owner.exited;
    const pg = await scratch.start();
    expect(await sql(pg.databaseUrl('claimdesk'), 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
  });

  it.each([1, 60, 250, 450])(
    '%i ms into creating the database, the next start creates it anew',
    async (delayMs) => {
      const owner = own();
      const begun = async (): Promise<boolean> =>
        (await readdir(scratch.data).catch(() => [])).some((name) => name.startsWith('postgres.init-'));
      expect(await waitUntil(begun, 10_000, 2)).toBe(true);
      await waitUntil(() => false, delayMs, 1);
      owner.process.kill('SIGKILL');
      await owner.exited;
      const pg = await scratch.start();
      expect(await sql(pg.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect((await readdir(scratch.data)).filter((name) => /init|draft/.test(name))).toEqual([]);
    },
    SLOW_STOP,
  );

  it('by SIGTERM, which the owner answers with stop(), it ends by itself and leaves nothing behind', async () => {
    const owner = own();
    const { pid } = await owner.outcome;
    owner.process.kill('SIGTERM');
    expect(await owner.exited).toBe(0);
    expect(owner.messages.at(-1)).toEqual({ stopped: true });
    expect(await isRunning(pid!)).toBe(false);
    expect(await watchdogOf(pid!)).toBeUndefined();
    expect(await readdir(scratch.data)).not.toContain('claimdesk.lock');
  });
});

describe('several starts at once', () => {
  it('leave one winner, on a new folder and on one whose owner was killed', async () => {
    for (const round of ['new', 'stale']) {
      const rivals = [own(), own(), own()];
      const outcomes = await Promise.all(rivals.map((rival) => rival.outcome));
      expect([round, outcomes.filter((outcome) => outcome.ready === true).length]).toEqual([round, 1]);
      const losers = outcomes.filter((outcome) => outcome.ready !== true);
      expect(losers.map((outcome) => outcome.failed)).toEqual(['DATA_FOLDER_IN_USE', 'DATA_FOLDER_IN_USE']);
      for (const rival of rivals) rival.process.kill('SIGKILL');
      await Promise.all(rivals.map((rival) => rival.exited));
    }
  });
});

describe('when PostgreSQL dies while Claimdesk runs', () => {
  it('it comes back on the same port with the data, and listeners are told', async () => {
    const pg = await scratch.start({ settings: CRASH_SAFE });
    await sql(pg.adminUrl, 'CREATE TABLE note AS SELECT 42 AS answer');
    const exits: UnexpectedExit[] = [];
    pg.onUnexpectedExit(() => {
      throw new Error('a careless listener');
    });
    pg.onUnexpectedExit((info) => exits.push(info));
    for (const round of [1, 2]) {
      const { pid } = pg;
      process.kill(pid, 'SIGKILL');
      expect(await waitUntil(() => pg.pid !== pid, 20_000)).toBe(true);
      expect(exits.at(-1)).toEqual({ pid, code: null, signal: 'SIGKILL' });
      expect(exits).toHaveLength(round);
      expect(await sql(pg.adminUrl, 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
    }
    expect(scratch.lines.join()).toContain('ended unexpectedly by SIGKILL');
  });

  it('one of its sessions dying ends only the connections', async () => {
    const pg = await scratch.start();
    const { pid } = pg;
    const [session] = await sql(pg.adminUrl, 'SELECT pg_backend_pid() AS pid');
    const waiting = sql(pg.adminUrl, 'SELECT pg_sleep(20), pg_backend_pid()').catch(() => 'cut');
    const sleeper = "SELECT pid FROM pg_stat_activity WHERE query LIKE 'SELECT pg_sleep%' AND pid <> pg_backend_pid()";
    let found: Record<string, unknown>[] = [];
    await waitUntil(async () => (found = await sql(pg.adminUrl, sleeper)).length > 0, 5_000);
    expect(found[0]?.['pid']).not.toBe(session?.['pid']);
    process.kill(Number(found[0]?.['pid']), 'SIGKILL');
    expect(await waiting).toBe('cut');
    const answers = async (): Promise<boolean> => (await sql(pg.adminUrl, 'SELECT 1').catch(() => [])).length === 1;
    expect(await waitUntil(answers, 10_000)).toBe(true);
    expect(pg.pid).toBe(pid);
  });

  it('stop() in the middle of the restart wins', async () => {
    const pg = await scratch.start();
    const { pid } = pg;
    const told = new Promise<void>((resolve) => pg.onUnexpectedExit(() => resolve()));
    process.kill(pid, 'SIGKILL');
    await told;
    await waitUntil(() => false, 180);
    await pg.stop();
    expect(await processesOfCluster(scratch.file('postgres'))).toEqual([]);
    expect(await readdir(scratch.data)).not.toContain('claimdesk.lock');
    const again = await scratch.start();
    expect(await sql(again.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('stop() right after the death leaves nothing running', async () => {
    const pg = await scratch.start();
    process.kill(pg.pid, 'SIGKILL');
    await pg.stop();
    expect(await waitUntil(async () => (await processesOfCluster(scratch.file('postgres'))).length === 0, 5_000)).toBe(
      true,
    );
  });
});

it('a closed standard input is no reason to stay: the owner ends without stop() and PostgreSQL with it', async () => {
  const owner = own();
  const { pid } = await owner.outcome;
  owner.process.stdin?.end();
  await Promise.race([owner.exited, once(owner.process, 'exit')]);
  expect(await waitUntil(async () => !(await isRunning(pid!)), 10_000)).toBe(true);
});
