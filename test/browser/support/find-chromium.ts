import { access } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LaunchOptions } from 'playwright-core';

const PROGRAM_FILES = ['C:\\Program Files', 'C:\\Program Files (x86)', join(homedir(), 'AppData', 'Local')];
const INSTALLED: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
  ],
  darwin: ['', homedir()].flatMap((root) => [
    `${root}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
    `${root}/Applications/Chromium.app/Contents/MacOS/Chromium`,
  ]),
  win32: PROGRAM_FILES.map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
};

/** Containers give browsers little shared memory, root may not use the sandbox, and a drawing card that is emulated costs time. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-gpu'];

/**
 * How to launch a Chromium on this machine: the one `CHROME_PATH` names; on Linux the one of an npm package, which is the
 * same everywhere; else an installed one.
 * @throws Error that says what to install
 */
export async function findChromium(): Promise<LaunchOptions> {
  const named = process.env['CHROME_PATH'];
  if (!named && process.platform === 'linux' && process.arch === 'x64') return unpackChromium();
  for (const path of named ? [named] : (INSTALLED[process.platform] ?? [])) {
    if (await exists(path)) return { executablePath: path, args: ARGS };
  }
  if (named) throw new Error(`CHROME_PATH is ${named}, but there is no such file.`);
  throw new Error('The browser tests need Google Chrome or Chromium. Install one, or name it in CHROME_PATH.');
}

/**
 * The Chromium of `@sparticuz/chromium`, unpacked into the temporary folder where it stays. Not by several processes at
 * once: one would start what another still writes.
 */
async function unpackChromium(): Promise<LaunchOptions> {
  // The package is made for AWS Lambda: only there does it unpack the libraries too that a bare machine lacks (NSS).
  process.env['AWS_LAMBDA_JS_RUNTIME'] = 'nodejs20.x';
  const before = process.env['LD_LIBRARY_PATH'];
  const { default: packed } = await import('@sparticuz/chromium');
  const executablePath = await packed.executablePath();
  // It names them to every process that is started from here; they are for the browser alone.
  delete process.env['AWS_LAMBDA_JS_RUNTIME'];
  if (before === undefined) delete process.env['LD_LIBRARY_PATH'];
  else process.env['LD_LIBRARY_PATH'] = before;
  const libraries = [join(tmpdir(), 'al2023', 'lib'), ...(before === undefined ? [] : [before])].join(':');
  // Not with its own arguments: with all pages in one process, as Lambda wants it, the desk's tests do not pass.
  return { executablePath, args: ARGS, env: { ...process.env, LD_LIBRARY_PATH: libraries } };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
