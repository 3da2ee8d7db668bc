import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const REPOSITORY = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');

const OWNER_SCRIPT = `
import { ensureDatabase, startEmbeddedPostgres } from './src/embedded/embedded-postgres.js';
const say = (message) => process.stdout.write(JSON.stringify(message) + '\\n');
const [dataFolder, settings] = process.argv.slice(2);
try {
  const log = (line) => say({ log: line });
  const pg = await startEmbeddedPostgres({ dataFolder, settings: JSON.parse(settings), log });
  await ensureDatabase(pg, 'claimdesk');
  process.on('SIGTERM', () => void pg.stop().then(() => say({ stopped: true })).then(() => process.stdin.unref()));
  process.stdin.resume();
  say({ ready: true, pid: pg.pid, port: pg.port, url: pg.databaseUrl('claimdesk') });
} catch (error) {
  say({ failed: error.code ?? 'none', message: error.message });
}
`;

/** What an owner process says: one of these per line. */
export interface OwnerMessage {
  log?: string;
  ready?: boolean;
  stopped?: boolean;
  failed?: string;
  message?: string;
  pid?: number;
  port?: number;
  url?: string;
}

/** A Node process of its own that runs startEmbeddedPostgres, so that it can be killed. */
export interface Owner {
  pid: number;
  process: ChildProcess;
  messages: OwnerMessage[];
  /** The first message that is `ready` or `failed`. */
  outcome: Promise<OwnerMessage>;
  exited: Promise<number | null>;
}

/** The product compiled to JavaScript in a temporary folder, which child processes of any user can run. */
export class CompiledProduct {
  private constructor(readonly folder: string) {}

  static async build(): Promise<CompiledProduct> {
    const folder = await mkdtemp(path.join(tmpdir(), 'claimdesk-compiled-'));
    await chmod(folder, 0o755);
    for (const module of ['src/embedded', 'src/common']) await compileFolder(module, folder);
    await writeFile(path.join(folder, 'package.json'), '{ "type": "module" }');
    await writeFile(path.join(folder, 'owner.js'), OWNER_SCRIPT);
    await symlink(path.join(REPOSITORY, 'node_modules'), path.join(folder, 'node_modules'));
    return new CompiledProduct(folder);
  }

  /** Starts an owner of the data folder, as another user if asked to. */
  own(dataFolder: string, settings: Record<string, string>, as: { uid?: number; gid?: number } = {}): Owner {
    const child = spawn(process.execPath, [path.join(this.folder, 'owner.js'), dataFolder, JSON.stringify(settings)], {
      ...as,
      cwd: '/',
      env: {},
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    const messages: OwnerMessage[] = [];
    const exited = new Promise<number | null>((resolve) => child.on('close', resolve));
    const outcome = new Promise<OwnerMessage>((resolve, reject) => {
      createInterface({ input: child.stdout }).on('line', (line) => {
        const message = JSON.parse(line) as OwnerMessage;
        messages.push(message);
        if (message.ready === true || message.failed !== undefined) resolve(message);
      });
      child.on('close', (code) => reject(new Error(`owner ended with ${code} before it said how it went`)));
    });
    outcome.catch(() => undefined);
    return { pid: child.pid!, process: child, messages, outcome, exited };
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

async function compileFolder(module: string, target: string): Promise<void> {
  await mkdir(path.join(target, module), { recursive: true });
  const names = (await readdir(path.join(REPOSITORY, module))).filter((name) => /(?<!spec)\.ts$/.test(name));
  for (const name of names) {
    const { code } = await transform(await readFile(path.join(REPOSITORY, module, name), 'utf8'), {
      filename: name,
      swcrc: false,
      jsc: { target: 'es2022', parser: { syntax: 'typescript', decorators: true } },
      module: { type: 'es6' },
    });
    await writeFile(path.join(target, module, name.replace(/\.ts$/, '.js')), code);
  }
}
