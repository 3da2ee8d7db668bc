import { chmod, chown, cp, lstat, mkdir, readFile, readdir, readlink, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { locateBinaries, type Binaries } from '../../../src/embedded/binaries.js';
import { runCommand, type Account } from '../../../src/embedded/run-command.js';
import { CompiledProduct, type Owner } from './owner-process.js';
import { FAST, Scratch, sql } from './scratch.js';

const AS_ROOT = process.getuid?.() === 0;
const itAsRoot = AS_ROOT ? it : it.skip;
const NOBODY: Account = { name: 'nobody', uid: 65_534, gid: 65_534 };

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
  for (const owner of owners) owner.process.kill('SIGTERM');
  await Promise.all(owners.map((owner) => owner.exited));
  await scratch.remove();
});

/** Starts an owner as an ordinary user: as nobody when the tests run as root, else as whoever runs them. */
function ownAsOrdinaryUser(): Owner {
  const owner = product.own(scratch.data, FAST, AS_ROOT ? { uid: NOBODY.uid, gid: NOBODY.gid } : {});
  owners.push(owner);
  return owner;
}

async function uidOfProcess(pid: number): Promise<number> {
  return Number(/^Uid:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
}

describe('as root', () => {
  itAsRoot('PostgreSQL runs as another user although nobody else may enter the data folder', async () => {
    const pg = await scratch.start();
    expect(await uidOfProcess(pg.pid)).not.toBe(0);
    expect((await stat(scratch.folder)).mode & 0o777).toBe(0o700);
    expect((await stat(scratch.data)).uid).toBe(0);
    expect((await stat(scratch.file('postgres.password'))).uid).toBe(0);
    expect(await uidOfProcess(pg.pid)).toBe((await stat(scratch.file('postgres'))).uid);
  });

  itAsRoot('a cluster keeps its owner, and one restored from a backup as root gets one again', async () => {
    await (await scratch.start()).stop();
    await runCommand('chown', ['-R', '65534:65534', scratch.file('postgres')]);
    const second = await scratch.start();
    expect(await uidOfProcess(second.pid)).toBe(NOBODY.uid);
    await second.stop();
    await runCommand('chown', ['-R', '0:0', scratch.file('postgres')]);
    await chmod(scratch.file('postgres'), 0o755);
    const third = await scratch.start();
    expect(await uidOfProcess(third.pid)).not.toBe(0);
    expect(await sql(third.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  itAsRoot('the data folder can be moved', async () => {
    const first = await scratch.start();
    await sql(first.adminUrl, 'CREATE TABLE note AS SELECT 42 AS answer');
    await first.stop();
    const moved = path.join(scratch.folder, 'moved');
    await cp(scratch.data, moved, { recursive: true });
    const second = await scratch.start({ dataFolder: moved });
    expect(await sql(second.adminUrl, 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
  });
});

describe('as an ordinary user', () => {
  it('starts, keeps data, and owns everything itself', async () => {
    if (AS_ROOT) await chown(scratch.folder, NOBODY.uid, NOBODY.gid);
    const first = ownAsOrdinaryUser();
    const { pid, url } = await first.outcome;
    await sql(url!, 'CREATE TABLE note AS SELECT 42 AS answer');
    expect(await uidOfProcess(pid!)).toBe(AS_ROOT ? NOBODY.uid : process.getuid?.());
    first.process.kill('SIGTERM');
    await first.exited;
    const { url: again } = await ownAsOrdinaryUser().outcome;
    expect(await sql(again!, 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
  });

  itAsRoot('is told what to do about a folder that root used before', async () => {
    await (await scratch.start()).stop();
    await chmod(scratch.folder, 0o755);
    expect(await ownAsOrdinaryUser().outcome).toMatchObject({ failed: 'CONFIGURATION_INVALID' });
    await chown(scratch.data, NOBODY.uid, NOBODY.gid);
    expect(await ownAsOrdinaryUser().outcome).toMatchObject({
      failed: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('chown -R 65534'),
    });
  });

  itAsRoot('is not stopped by a pid file that names a process of another user', async () => {
    await chown(scratch.folder, NOBODY.uid, NOBODY.gid);
    const first = ownAsOrdinaryUser();
    await first.outcome;
    first.process.kill('SIGTERM');
    await first.exited;
    await writeFile(scratch.file('postgres', 'postmaster.pid'), `${process.pid}\n`);
    expect(await ownAsOrdinaryUser().outcome).toMatchObject({ ready: true });
  });
});

describe('PostgreSQL programs that cannot be run where they are', () => {
  /** A package like the real one, but small: its programs say their version if the library's link is there. */
  async function smallPackage(): Promise<string> {
    const native = path.join(scratch.folder, 'package', 'native');
    for (const folder of ['bin', 'lib']) await mkdir(path.join(native, folder), { recursive: true });
    await writeFile(path.join(native, '..', 'package.json'), '{ "version": "18.4.0-test" }');
    await writeFile(path.join(native, 'lib', 'libx.so.1.2'), 'postgres (PostgreSQL) 18.4\n', { mode: 0o600 });
    const links = [{ source: 'native/lib/libx.so.1.2', target: 'native/lib/libx.so.1' }];
    await writeFile(path.join(native, 'pg-symlinks.json'), JSON.stringify(links));
    for (const program of ['postgres', 'initdb']) {
      const script = '#!/bin/sh\nexec cat "${0%/*}/../lib/libx.so.1"\n';
      await writeFile(path.join(native, 'bin', program), script, { mode: 0o600 });
    }
    return native;
  }

  itAsRoot('are copied once to a place where the other user can reach them', async () => {
    const native = await smallPackage();
    const shared = path.join(scratch.folder, 'shared');
    const blocked = path.join(scratch.folder, 'file');
    await writeFile(blocked, '');
    await mkdir(shared, { mode: 0o700 });
    await chmod(path.dirname(native), 0o700);
    await chmod(scratch.folder, 0o755);
    const locate = (): Promise<Binaries> => locateBinaries(NOBODY, scratch.data, native, [blocked, shared]);
    const found = await locate();
    expect(found).toMatchObject({ version: '18.4', major: '18' });
    expect(found.postgres.startsWith(shared)).toBe(true);
    const { ino } = await lstat(found.postgres);
    expect((await locate()).postgres).toBe(found.postgres);
    expect((await lstat(found.postgres)).ino).toBe(ino);
    // Somebody cleaned up too much.
    await rm(path.join(path.dirname(found.postgres), '..', 'lib'), { recursive: true });
    const repaired = await Promise.all([locate(), locate(), locate()]);
    expect(new Set(repaired.map((one) => one.postgres))).toEqual(new Set([found.postgres]));
    expect((await runCommand(found.initdb, ['--version'], { account: NOBODY })).code).toBe(0);
    expect((await readdir(shared)).filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('get the links and rights that an installation without scripts leaves out', async () => {
    const native = await smallPackage();
    const found = await locateBinaries(undefined, scratch.data, native, []);
    expect(found.postgres).toBe(path.join(native, 'bin', 'postgres'));
    expect(await readlink(path.join(native, 'lib', 'libx.so.1'))).toBe('libx.so.1.2');
  });

  it('are reported with advice when nothing helps', async () => {
    const native = await smallPackage();
    await rm(path.join(native, 'lib'), { recursive: true });
    await expect(locateBinaries(undefined, scratch.data, native, [])).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(/npm ci.*DATABASE_URL/),
    });
    expect(await readdir(scratch.file('postgres-programs'))).toEqual([]);
  });
});
