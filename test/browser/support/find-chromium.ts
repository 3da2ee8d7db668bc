import { access } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** A browser that can be started. */
export interface FoundBrowser {
  executablePath: string;
  args: string[];
}

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

/** Containers give browsers little shared memory, and root may not use the sandbox. */
const ARGS = ['--no-sandbox', '--disable-dev-shm-usage'];

/**
 * The Chromium of this machine: the one `CHROME_PATH` names, an installed one, or on Linux the one of the npm package
 * `@sparticuz/chromium`, which needs nothing of the system.
 * @throws Error that says what to install
 */
export async function findChromium(): Promise<FoundBrowser> {
  const named = process.env['CHROME_PATH'];
  for (const path of named ? [named] : (INSTALLED[process.platform] ?? [])) {
    if (await exists(path)) return { executablePath: path, args: ARGS };
  }
  if (named) throw new Error(`CHROME_PATH is ${named}, but there is no such file.`);
  if (process.platform === 'linux' && process.arch === 'x64') {
    const { default: chromium } = await import('@sparticuz/chromium');
    return { executablePath: await chromium.executablePath(), args: chromium.args };
  }
  throw new Error('The browser tests need Google Chrome or Chromium. Install one, or name it in CHROME_PATH.');
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
