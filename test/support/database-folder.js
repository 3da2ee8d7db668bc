// Where the database server of a test run keeps its files. One database is cloned for every spec file, and a file system on a
// disk can take most of a second for its several hundred files; in memory it is a few hundredths.
import { access, constants, mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
const PREFIX = 'claimdesk-tests-';
/** A whole run uses less than a quarter of it. */
const ROOM_BYTES = 4 * 2 ** 30;

/**
 * A new folder, in memory where there is room, else in the temporary folder.
 *
 * @returns {Promise<string>} its path; whoever asked removes it
 */
export async function makeDatabaseFolder() {
  const base = (await hasRoomInMemory()) ? MEMORY : tmpdir();
  await removeThoseOfEndedRuns(base);
  return mkdtemp(join(base, `${PREFIX}${process.pid}-`));
}

async function hasRoomInMemory() {
  try {
    await access(MEMORY, constants.W_OK);
    const { bavail, bsize } = await statfs(MEMORY);
    return bavail * bsize >= ROOM_BYTES;
  } catch {
    return false;
  }
}

/** A run that was killed leaves its folder, and memory is dear. */
async function removeThoseOfEndedRuns(base) {
  const { processStartTime } = await import('../../dist/src/embedded/process-identity.js');
  for (const name of await readdir(base)) {
    const [, pid] = new RegExp(`^${PREFIX}(\\d+)-`).exec(name) ?? [];
    const hasEnded = pid !== undefined && (await processStartTime(Number(pid))) === null;
    if (hasEnded) await rm(join(base, name), { recursive: true, force: true });
  }
}
