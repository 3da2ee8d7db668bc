// Takes the pictures of docs/using-claimdesk.md from a demo desk that runs: `node scripts/pictures.js http://localhost:3000`.
// Needs an installed Chromium or Chrome; CHROME_PATH names it.
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const [server = 'http://localhost:3000'] = process.argv.slice(2);
const FOLDER = 'docs/images';
const PASSWORD = 'claimdesk-demo';
const SIZE = { width: 1280, height: 800 };

const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});

/** A window in which one of the demo people is signed in. */
async function windowOf(name, options = {}) {
  const context = await browser.newContext({ viewport: SIZE, locale: 'en-GB', reducedMotion: 'reduce', ...options });
  const answer = await context.request.post(`${server}/api/v1/auth/login`, {
    data: { email: `${name}@demo.example`, password: PASSWORD },
  });
  if (!answer.ok()) throw new Error(`${name} cannot sign in: ${answer.status()}`);
  // The guided tour belongs to a visitor's first minutes, not on every picture.
  await context.addInitScript(() => localStorage.setItem('claimdesk.first-steps.demo', '{"done":[],"hidden":true}'));
  return context.newPage();
}

/** What the API answers to the person in this window. */
const ask = async (page, path) => (await page.context().request.get(`${server}/api/v1${path}`)).json();

async function picture(page, name, path, { prepare, fullPage = false } = {}) {
  await page.goto(`${server}/desk${path}`);
  await page.waitForSelector('h1');
  await page.waitForSelector('[data-loading]', { state: 'detached' });
  await prepare?.(page);
  // Charts and lists of unknown height settle a little later.
  await page.waitForTimeout(700);
  await page.screenshot({ path: join(FOLDER, `desk-${name}.png`), fullPage });
  process.stdout.write(`${name}\n`);
}

try {
  const reviewer = await windowOf('reviewer1');
  await picture(reviewer, 'my-work', '/');
  const [work] = (await ask(reviewer, '/me/assignments?state=open')).items;
  if (work) await picture(reviewer, 'rate', `/rate/${work.id}`);
  const phone = await windowOf('reviewer1', { viewport: { width: 390, height: 844 }, colorScheme: 'dark' });
  if (work) await picture(phone, 'rate-phone', `/rate/${work.id}`);

  const editor = await windowOf('editor');
  await picture(editor, 'home', '/');
  await picture(editor, 'inbox', '/inbox');
  await picture(editor, 'board', '/board');
  const { items: documents } = await ask(editor, '/documents?limit=50');
  const changed = documents.find(({ currentVersion }) => currentVersion?.number > 1) ?? documents[0];
  await picture(editor, 'document', `/documents/${changed.id}`);
  await picture(editor, 'versions', `/documents/${changed.id}/versions`);
  const { items: decided } = await ask(editor, '/claims?published=true&limit=1');
  await picture(editor, 'claim', `/claims/${decided[0].id}`);
  await picture(editor, 'verdicts', '/verdicts');
  await picture(editor, 'reports', '/reports');
  await picture(editor, 'exports', '/exports');
  await picture(editor, 'insight', '/insight');

  const adjudicator = await windowOf('adjudicator');
  await picture(adjudicator, 'adjudicate', '/adjudicate', {
    prepare: async (page) => {
      await page.locator('main a[href*="/adjudicate/"]').first().click();
      await page.waitForSelector('h2');
      await page.waitForSelector('[data-loading]', { state: 'detached' });
    },
  });

  const admin = await windowOf('admin');
  await picture(admin, 'admin', '/admin');
  await picture(admin, 'schemes', '/admin/schemes');
} finally {
  await browser.close();
}
