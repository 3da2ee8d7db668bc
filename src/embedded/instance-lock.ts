import { randomBytes } from 'node:crypto';
import { link, open, readFile, readdir, rename, stat, unlink, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../common/app-error.js';
import { tolerate } from './node-error.js';
import { isStillRunning, processStartTime } from './process-identity.js';

interface LockRecord {
  pid: number;
  startTime: string;
  host: string;
  token: string;
}

type Claim = { state: 'won' } | { state: 'retry' } | { state: 'held'; by: LockRecord };

/** The right to use a data folder, held until `release`. */
export interface InstanceLock {
  release(): Promise<void>;
}

const HEARTBEAT_MS = 4_000;
/** A lock of another machine that did not move for this long is taken for abandoned. */
const FOREIGN_SILENCE_MS = 15_000;
const DRAFT_MS = 60_000;
const GIVE_UP_MS = 10_000;
const MAX_DEPTH = 6;

/**
 * Takes the lock file, or fails with DATA_FOLDER_IN_USE when a living process holds it. A lock whose process is gone is
 * taken over; however many processes try that at once, exactly one gets it.
 */
export async function acquireInstanceLock(file: string): Promise<InstanceLock> {
  const mine = await ownRecord();
  const deadline = performance.now() + GIVE_UP_MS;
  for (;;) {
    const claim = await claimFile(file, mine, 0);
    if (claim.state === 'won') break;
    if (claim.state === 'held') throw inUse(file, claim.by);
    if (performance.now() > deadline) {
      throw new AppError('DATA_FOLDER_IN_USE', `The lock ${file} keeps changing hands. Wait a moment and start again.`);
    }
    await sleep(20 + Math.random() * 30);
  }
  await removeRemains(file);
  return heldLock(file, mine);
}

async function ownRecord(): Promise<LockRecord> {
  return {
    pid: process.pid,
    startTime: (await processStartTime(process.pid)) ?? '',
    host: hostname(),
    token: randomBytes(6).toString('hex'),
  };
}

/**
 * Taking over a stale lock is the delicate part: "delete it, then create mine" lets a slower process delete the lock of
 * a faster one. So the right to replace the lock with token T is itself a lock file, named after T and claimed by the
 * same rules (its holder may be killed, too). Who holds it looks again and replaces the lock only if it still says T.
 */
async function claimFile(file: string, mine: LockRecord, depth: number): Promise<Claim> {
  if (await createRecord(file, mine)) return { state: 'won' };
  const found = await readRecord(file);
  if (found === undefined) return { state: 'retry' };
  if (await isHeld(file, found)) return { state: 'held', by: found };
  if (depth >= MAX_DEPTH) return { state: 'retry' };
  const right = `${file}.${found.token}`;
  const claim = await claimFile(right, mine, depth + 1);
  if (claim.state !== 'won') return { state: 'retry' };
  try {
    if ((await readRecord(file))?.token !== found.token) return { state: 'retry' };
    await rename(await writeDraft(file, mine), file);
    return { state: 'won' };
  } finally {
    await tolerate(unlink(right), 'ENOENT');
  }
}

/** A complete, flushed record under a name of its own: what appears under the lock's name is never half a record. */
async function writeDraft(file: string, record: LockRecord): Promise<string> {
  const draft = `${file}.draft-${record.token}-${randomBytes(4).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  try {
    await handle.writeFile(`${JSON.stringify(record)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  return draft;
}

async function createRecord(file: string, record: LockRecord): Promise<boolean> {
  const draft = await writeDraft(file, record);
  try {
    // link() is the one call that both creates the name exclusively and gives it its content at once.
    return (
      (await tolerate(
        link(draft, file).then(() => true),
        'EEXIST',
      )) ?? false
    );
  } finally {
    await tolerate(unlink(draft), 'ENOENT');
  }
}

async function readRecord(file: string): Promise<LockRecord | undefined> {
  const text = await tolerate(readFile(file, 'utf8'), 'ENOENT');
  if (text === undefined) return undefined;
  try {
    const { pid, startTime, host, token } = JSON.parse(text) as Partial<LockRecord>;
    const sound = typeof startTime === 'string' && typeof host === 'string' && /^[0-9a-f]{12}$/.test(token ?? '');
    if (sound && typeof pid === 'number' && token !== undefined) return { pid, startTime, host, token };
  } catch {
    // falls through: damaged by a crash of the machine or by hand
  }
  const { ino } = (await tolerate(stat(file), 'ENOENT')) ?? { ino: 0 };
  return { pid: 0, startTime: '', host: hostname(), token: `damaged-${ino}` };
}

async function isHeld(file: string, record: LockRecord): Promise<boolean> {
  if (record.host === hostname()) return isStillRunning(record.pid, record.startTime);
  // Another machine or container with the same volume: its pids say nothing here, but a living holder touches the file.
  const mtime = async (): Promise<number | undefined> => (await tolerate(stat(file), 'ENOENT'))?.mtimeMs;
  const before = await mtime();
  if (before === undefined || Math.abs(Date.now() - before) > 40 * FOREIGN_SILENCE_MS) return false;
  const until = performance.now() + FOREIGN_SILENCE_MS;
  while (performance.now() < until) {
    await sleep(500);
    const now = await mtime();
    if (now !== before) return now !== undefined;
  }
  return false;
}

/** Removes the takeover rights and drafts that killed processes left behind. */
async function removeRemains(file: string): Promise<void> {
  const prefix = `${path.basename(file)}.`;
  const names = (await readdir(path.dirname(file))).filter((name) => name.startsWith(prefix));
  for (const name of names) {
    const remains = path.join(path.dirname(file), name);
    if (await isAbandoned(remains)) await tolerate(unlink(remains), 'ENOENT');
  }
}

async function isAbandoned(remains: string): Promise<boolean> {
  const found = await tolerate(stat(remains), 'ENOENT');
  if (found === undefined) return false;
  // A draft may be half written at this moment, so what it says proves nothing; but nobody needs a minute for it.
  if (remains.includes('.draft-')) return Date.now() - found.mtimeMs > DRAFT_MS;
  const record = await readRecord(remains);
  return record?.host === hostname() && !(await isStillRunning(record.pid, record.startTime));
}

function heldLock(file: string, mine: LockRecord): InstanceLock {
  const beat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  beat.unref();
  let released: Promise<void> | undefined;
  const release = async (): Promise<void> => {
    clearInterval(beat);
    if ((await readRecord(file))?.token === mine.token) await tolerate(unlink(file), 'ENOENT');
  };
  return { release: () => (released ??= release()) };
}

function inUse(file: string, by: LockRecord): AppError {
  const where = by.host === hostname() ? '' : ` on ${by.host}`;
  return new AppError(
    'DATA_FOLDER_IN_USE',
    `The data folder ${path.dirname(file)} is in use by another Claimdesk (process ${by.pid}${where}). ` +
      'Stop that process first, or choose another data folder (CLAIMDESK_DATA) for this one.',
    { pid: by.pid, host: by.host, folder: path.dirname(file) },
  );
}
