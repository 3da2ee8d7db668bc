// Builds dist/ and web/dist/ from scratch. Called by the root `prepare`, so that `npm start` and `npx claimdesk` start at
// once. `--server` leaves the web desk as it is, `--web` the server; `--if-stale` builds only what has changed since.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

const WEB = 'web';
const fromRoot = createRequire(import.meta.url);
const fromWeb = createRequire(new URL('../web/package.json', import.meta.url));

/** Runs a program of a package. @throws Error when it fails; what is wrong it has said itself */
async function run(program, args, cwd) {
  const [status] = await once(spawn(process.execPath, [program, ...args], { stdio: 'inherit', cwd }), 'close');
  if (status !== 0) throw new Error(`${program} failed`);
}

/** Where a package has its program. */
function bin(require, name, program = name) {
  const description = require.resolve(`${name}/package.json`);
  return join(description, '..', JSON.parse(readFileSync(description, 'utf8')).bin[program]);
}

/** Written by a build of everything, when it is done. */
const STAMP = join('dist', '.built');
const NOT_SOURCES = new Set(['node_modules', 'dist', '.git', '.claimdesk', 'docs', 'test']);

/** When something in this folder was last written, added or removed: milliseconds. */
function newest(folder) {
  return readdirSync(folder, { withFileTypes: true }).reduce((latest, entry) => {
    if (NOT_SOURCES.has(entry.name) || entry.name === 'api-schema.d.ts') return latest;
    const path = join(folder, entry.name);
    return Math.max(
      latest,
      entry.isDirectory() ? Math.max(statSync(path).mtimeMs, newest(path)) : statSync(path).mtimeMs,
    );
  }, 0);
}

const isBuilt = () => {
  const stamp = statSync(STAMP, { throwIfNoEntry: false });
  return stamp !== undefined && newest('.') <= stamp.mtimeMs;
};
if (process.argv.includes('--if-stale') && isBuilt()) process.exit(0);

async function buildServer() {
  rmSync('dist', { recursive: true, force: true });
  await run(bin(fromRoot, 'typescript', 'tsc'), ['-p', 'tsconfig.build.json']);
}

async function buildWeb() {
  await run(bin(fromWeb, 'openapi-typescript'), ['openapi.json', '-o', 'src/lib/api-schema.d.ts'], WEB);
  await run(bin(fromWeb, 'vite'), ['build', '--logLevel', 'warn'], WEB);
  const assets = join(WEB, 'dist', 'assets');
  for (const name of readdirSync(assets)) {
    const plain = readFileSync(join(assets, name));
    writeFileSync(join(assets, `${name}.br`), brotliCompressSync(plain));
    writeFileSync(join(assets, `${name}.gz`), gzipSync(plain, { level: 9 }));
  }
}

const builds = { '--server': [buildServer], '--web': [buildWeb] };
const part = Object.keys(builds).find((option) => process.argv.includes(option));
// Neither needs the other, and each keeps about one core busy.
const results = await Promise.allSettled((builds[part] ?? [buildServer, buildWeb]).map((build) => build()));
for (const { status, reason } of results) {
  if (status === 'fulfilled') continue;
  console.error(reason.message);
  process.exit(1);
}
if (part === undefined) writeFileSync(STAMP, '');
