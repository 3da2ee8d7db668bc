import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { acquireInstanceLock } from './instance-lock.js';
import { processStartTime } from './process-identity.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'claimdesk-lock-'));
  file = path.join(folder, 'claimdesk.lock');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function endedPid(): Promise<number> {
  const child = spawn(process.execPath, ['--version'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid!;
}

async function leaveLock(record: Record<string, unknown>): Promise<void> {
  const base = { pid: 1, startTime: 'x', host: hostname(), token: '0123456789ab' };
  await writeFile(file, JSON.stringify({ ...base, ...record }));
}

describe(acquireInstanceLock, () => {
  it('refuses a folder that is in use, and gives it free again', async () => {
    const lock = await acquireInstanceLock(file);
    await expect(acquireInstanceLock(file)).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringMatching(new RegExp(`${folder}.*process ${process.pid}.*CLAIMDESK_DATA`)),
    });
    await lock.release();
    await lock.release();
    expect(await readdir(folder)).toEqual([]);
    await (await acquireInstanceLock(file)).release();
  });

  it('takes over from a process that is gone', async () => {
    await leaveLock({ pid: await endedPid(), startTime: 'whenever' });
    await (await acquireInstanceLock(file)).release();
    expect(await readdir(folder)).toEqual([]);
  });

  it('sees that the pid belongs to another process by now', async () => {
    await leaveLock({ pid: process.pid, startTime: 'an earlier process with our pid' });
    await (await acquireInstanceLock(file)).release();
  });

  it('takes over a damaged lock', async () => {
    for (const text of ['', '{"pid":', '{"pid":1,"token":"../../x","startTime":"","host":""}', 'null', '[]']) {
      await writeFile(file, text);
      await (await acquireInstanceLock(file)).release();
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it('lets exactly one of many take over, also when an earlier attempt to take over was killed half-way', async () => {
    const dead = { pid: await endedPid(), startTime: 'x', host: hostname() };
    for (let round = 0; round < 20; round += 1) {
      await leaveLock(dead);
      await writeFile(`${file}.0123456789ab`, JSON.stringify({ ...dead, token: 'ffffffffffff' }));
      await writeFile(`${file}.draft-ffffffffffff-1`, JSON.stringify({ ...dead, token: 'ffffffffffff' }));
      const longAgo = new Date(Date.now() - 3_600_000);
      await utimes(`${file}.draft-ffffffffffff-1`, longAgo, longAgo);
      const attempts = await Promise.allSettled(Array.from({ length: 8 }, () => acquireInstanceLock(file)));
      const won = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []));
      expect(won).toHaveLength(1);
      await won[0]!.release();
      expect(await readdir(folder)).toEqual([]);
    }
  });

  it('does not remove a lock that is no longer its own', async () => {
    const lock = await acquireInstanceLock(file);
    await leaveLock({ pid: process.pid, token: 'aaaaaaaaaaaa' });
    await lock.release();
    expect(await readFile(file, 'utf8')).toContain('aaaaaaaaaaaa');
  });

  it('respects a lock of another machine as long as it is being touched', async () => {
    await leaveLock({ host: 'another.example', pid: await endedPid() });
    const touching = setInterval(() => void utimes(file, new Date(), new Date()), 300);
    try {
      await expect(acquireInstanceLock(file)).rejects.toMatchObject({
        code: 'DATA_FOLDER_IN_USE',
        message: expect.stringContaining('another.example'),
      });
    } finally {
      clearInterval(touching);
    }
  });

  it('takes over a lock of another machine that was not touched for long', async () => {
    await leaveLock({ host: 'another.example', pid: process.pid, startTime: await processStartTime(process.pid) });
    const longAgo = new Date(Date.now() - 3_600_000);
    await utimes(file, longAgo, longAgo);
    await (await acquireInstanceLock(file)).release();
  });
});
