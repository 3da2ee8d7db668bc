import { mkdtemp, readFile, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { SizeLimitedLog } from './size-limited-log.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'claimdesk-log-'));
  file = path.join(folder, 'postgres.log');
});
afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

describe(SizeLimitedLog, () => {
  it('never takes more than twice its limit and keeps the newest lines', async () => {
    const log = new SizeLimitedLog(file, 1_000);
    for (let line = 0; line < 500; line += 1) log.write(Buffer.from(`line ${line}\n`));
    log.write(Buffer.alloc(50_000, 'x'));
    log.write(Buffer.from('the end\n'));
    log.close();
    log.write(Buffer.from('after the end\n'));
    expect((await readdir(folder)).toSorted()).toEqual(['postgres.log', 'postgres.log.1']);
    expect((await stat(file)).size).toBeLessThanOrEqual(1_000);
    expect((await stat(`${file}.1`)).size).toBeLessThanOrEqual(1_000);
    expect(await readFile(file, 'utf8')).toBe('the end\n');
  });

  it('continues an existing file, private to its owner', async () => {
    for (const text of ['one\n', 'two\n']) {
      const log = new SizeLimitedLog(file);
      log.write(Buffer.from(text));
      log.close();
    }
    expect(await readFile(file, 'utf8')).toBe('one\ntwo\n');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('survives the loss of its file', async () => {
    const log = new SizeLimitedLog(file, 10);
    log.write(Buffer.from('12345678\n'));
    await rm(file);
    log.write(Buffer.from('abcdefgh\n'));
    expect(await readFile(file, 'utf8')).toBe('abcdefgh\n');
    await rm(folder, { recursive: true });
    log.write(Buffer.from('ijklmnop\n'));
    log.close();
  });
});
