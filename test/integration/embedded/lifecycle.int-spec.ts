import { chmod, mkdir, readFile, readdir, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { chooseFreePort } from '../../../src/embedded/free-port.js';
import { ensureDatabase, startEmbeddedPostgres } from '../../../src/embedded/embedded-postgres.js';
import { isRunning, Scratch, sql } from './scratch.js';

const modeOf = async (file: string): Promise<string> => ((await stat(file)).mode & 0o777).toString(8);

async function connectError(config: ConstructorParameters<typeof Client>[0]): Promise<string> {
  const client = new Client(config);
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return 'connected';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
}

async function occupy(port: number): Promise<Server> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return server;
}

let scratch: Scratch;
beforeEach(async () => {
  scratch = await Scratch.create();
});
afterEach(async () => {
  await scratch.remove();
});

describe('a first start', () => {
  it('creates a private folder, a password and a UTF-8 database that needs no system locale', async () => {
    const pg = await scratch.start();
    await ensureDatabase(pg, 'desk "1" ü');
    await Promise.all([ensureDatabase(pg, 'twice'), ensureDatabase(pg, 'twice'), ensureDatabase(pg, 'desk "1" ü')]);
    const rows = await sql(
      pg.databaseUrl('desk "1" ü'),
      `SELECT datlocprovider, datlocale, pg_encoding_to_char(encoding) AS encoding, lower('ÄÉ') AS lowered,
         current_setting('password_encryption') AS passwords FROM pg_database WHERE datname = current_database()`,
    );
    expect(rows).toEqual([
      { datlocprovider: 'b', datlocale: 'C.UTF-8', encoding: 'UTF8', lowered: 'äé', passwords: 'scram-sha-256' },
    ]);
    expect(await modeOf(scratch.data)).toBe('700');
    expect(await modeOf(scratch.file('postgres'))).toBe('700');
    expect(await modeOf(scratch.file('postgres.password'))).toBe('600');
    expect(await modeOf(scratch.file('postgres.log'))).toBe('600');
    expect(await modeOf(scratch.file('claimdesk.lock'))).toBe('600');
    expect(await readFile(scratch.file('postgres', 'pg_hba.conf'), 'utf8')).not.toContain('trust');
  });

  it('opens no other way in than the password over 127.0.0.1', async () => {
    const pg = await scratch.start();
    const base = { host: '127.0.0.1', port: pg.port, user: 'claimdesk', database: 'postgres' };
    expect(await connectError({ ...base, password: 'wrong' })).toBe('28P01');
    expect(await connectError({ ...base, user: 'postgres', password: 'x' })).toBe('28P01');
    expect(await connectError(base)).not.toBe('connected');
    const others = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address } of others.filter((one) => !one.internal && one.family === 'IPv4')) {
      expect(await connectError({ ...base, host: address, password: 'x' })).toBe('ECONNREFUSED');
    }
    const [sockets] = await sql(pg.adminUrl, "SELECT current_setting('unix_socket_directories') AS folders");
    expect(sockets).toEqual({ folders: '' });
    const pidFile = await readFile(scratch.file('postgres', 'postmaster.pid'), 'utf8');
    expect(pidFile.split('\n').slice(4, 6)).toEqual(['', '127.0.0.1']);
  });

  it('begins again when creating the database was interrupted', async () => {
    await mkdir(scratch.file('postgres.init-0badcafe', 'base'), { recursive: true });
    await writeFile(scratch.file('postgres.init-0badcafe', 'PG_VERSION'), '18\n');
    await mkdir(scratch.file('postgres'));
    const pg = await scratch.start();
    expect(await sql(pg.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(scratch.lines.join()).toContain('Removing postgres.init-0badcafe');
    expect((await readdir(scratch.data)).filter((name) => /init|draft/.test(name))).toEqual([]);
  });
});

describe('a later start', () => {
  it('keeps data and password, and takes a port that is free', async () => {
    const first = await scratch.start();
    await sql(first.adminUrl, 'CREATE TABLE note AS SELECT 42 AS answer');
    const password = await readFile(scratch.file('postgres.password'), 'utf8');
    await first.stop();
    const squatter = await occupy(first.port);
    try {
      const offered = [first.port, first.port, await chooseFreePort()];
      const second = await scratch.start({ choosePort: async () => offered.shift() ?? chooseFreePort() });
      expect(offered).toEqual([]);
      expect(second.port).not.toBe((squatter.address() as AddressInfo).port);
      expect(await sql(second.adminUrl, 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
      expect(await readFile(scratch.file('postgres.password'), 'utf8')).toBe(password);
    } finally {
      squatter.close();
    }
  });

  it('sets a new password when the file is lost, and says what to do when it does not fit', async () => {
    const first = await scratch.start();
    await sql(first.adminUrl, 'CREATE TABLE note AS SELECT 42 AS answer');
    await first.stop();
    await rm(scratch.file('postgres.password'));
    const second = await scratch.start();
    expect(await sql(second.adminUrl, 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
    expect(second.adminUrl.replace(/:\d+\//, '')).not.toBe(first.adminUrl.replace(/:\d+\//, ''));
    await second.stop();
    await writeFile(scratch.file('postgres.password'), 'password-of-another-database\n');
    await chmod(scratch.file('postgres.password'), 0o644);
    await expect(scratch.start()).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    await rm(scratch.file('postgres.password'));
    const third = await scratch.start();
    expect(await sql(third.adminUrl, 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
    expect(await modeOf(scratch.file('postgres.password'))).toBe('600');
  });

  it('is not misled by the pid file of a server that is gone', async () => {
    await (await scratch.start()).stop();
    const pidFile = scratch.file('postgres', 'postmaster.pid');
    // The pid now belongs to somebody else: to us. PostgreSQL alone would refuse to start.
    await writeFile(pidFile, `${process.pid}\n/proc/self/cwd\n1700000000\n5432\n\n127.0.0.1\n  12345  6\nready   \n`);
    await (await scratch.start()).stop();
    await writeFile(pidFile, 'rubbish');
    await (await scratch.start()).stop();
    await writeFile(pidFile, '');
    const pg = await scratch.start();
    expect(await sql(pg.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('refuses the database of another major version and leaves it alone', async () => {
    await (await scratch.start()).stop();
    await writeFile(scratch.file('postgres', 'PG_VERSION'), '17\n');
    await expect(scratch.start()).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(/PostgreSQL 17.*PostgreSQL 18.*pg_dump 17/s),
    });
    await writeFile(scratch.file('postgres', 'PG_VERSION'), '18\n');
    expect((await scratch.start()).port).toBeGreaterThan(0);
  });

  it('does not begin with an empty database when the old one is missing', async () => {
    const first = await scratch.start();
    await sql(first.adminUrl, 'CREATE TABLE note AS SELECT 42 AS answer');
    await first.stop();
    const elsewhere = `${scratch.folder}/another-disk`;
    await rename(scratch.file('postgres'), elsewhere);
    await expect(scratch.start()).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('postgres.password'),
    });
    await symlink(`${elsewhere}-unmounted`, scratch.file('postgres'));
    await expect(scratch.start()).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    await rm(scratch.file('postgres'));
    await symlink(elsewhere, scratch.file('postgres'));
    const linked = await scratch.start();
    expect(await sql(linked.adminUrl, 'SELECT answer FROM note')).toEqual([{ answer: 42 }]);
  });

  it('refuses a folder with other things in the place of the database', async () => {
    await mkdir(scratch.file('postgres'), { recursive: true });
    await writeFile(scratch.file('postgres', 'thesis.txt'), 'years of work');
    await expect(scratch.start()).rejects.toMatchObject({ code: 'CONFIGURATION_INVALID' });
    expect(await readFile(scratch.file('postgres', 'thesis.txt'), 'utf8')).toBe('years of work');
  });
});

describe('stopping and failing', () => {
  it('stops once however often it is asked, and frees the folder', async () => {
    const pg = await scratch.start();
    const { pid } = pg;
    await Promise.all([pg.stop(), pg.stop()]);
    await pg.stop();
    expect(await isRunning(pid)).toBe(false);
    expect((await readdir(scratch.data)).toSorted()).toEqual(['postgres', 'postgres.log', 'postgres.password']);
    expect(await readFile(scratch.file('postgres.log'), 'utf8')).toContain('database system is shut down');
  });

  it('refuses a second start on the same folder and names the process', async () => {
    const pg = await scratch.start();
    await expect(scratch.start()).rejects.toMatchObject({
      code: 'DATA_FOLDER_IN_USE',
      message: expect.stringContaining(`process ${process.pid}`),
    });
    expect(await sql(pg.adminUrl, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says why the server did not start, and can be started after that', async () => {
    const wrong = scratch.start({ settings: { no_such_setting: '1' } });
    await expect(wrong).rejects.toMatchObject({
      code: 'DATABASE_UNAVAILABLE',
      message: expect.stringContaining('no_such_setting'),
    });
    expect((await scratch.start()).port).toBeGreaterThan(0);
  });

  it('says what to do when the data folder cannot be used', async () => {
    await writeFile(scratch.data, 'a file');
    await expect(scratch.start()).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('CLAIMDESK_DATA'),
    });
  });

  it('does not close a folder that others use as well', async () => {
    await mkdir(scratch.data);
    await writeFile(scratch.file('letter.txt'), 'hello');
    await chmod(scratch.data, 0o777);
    await expect(startEmbeddedPostgres({ dataFolder: scratch.data })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
    });
    expect(await modeOf(scratch.data)).toBe('777');
  });

  it('keeps neither rows nor failed statements in the log', async () => {
    const pg = await scratch.start();
    await sql(
      pg.adminUrl,
      "CREATE TABLE person (email text PRIMARY KEY); INSERT INTO person VALUES ('a@secret.example')",
    );
    await expect(sql(pg.adminUrl, "INSERT INTO person VALUES ('a@secret.example')")).rejects.toThrow('duplicate');
    await pg.stop();
    const log = await readFile(scratch.file('postgres.log'), 'utf8');
    expect(log).toContain('duplicate key value');
    expect(log).not.toContain('a@secret.example');
  });
});
