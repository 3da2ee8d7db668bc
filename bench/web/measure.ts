import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { ensureDatabase, startEmbeddedPostgres } from '../../src/embedded/embedded-postgres.js';
import { chooseFreePort } from '../../src/embedded/free-port.js';
import { migrateDatabase } from '../../src/runtime/migrate-database.js';
import { PasswordHasher } from '../../src/users/password-hasher.js';
import { findChromium } from '../../test/browser/support/find-chromium.js';
import { CLIENTS, emailOf, loadDataset, sizeAt } from '../dataset.js';
import { ServerProcess } from '../processes.js';
import { Bundles, type BundleSize } from './bundles.js';
import { INSTALL_CLOCK, type Timing, timingOf } from './clock.js';
import { type LongList, measureLongLists } from './long-lists.js';

/** What the desk in the browser weighs, and how long its main acts take. */
export interface WebCost {
  /** Of each page opened by itself, with an empty cache; and of the reviewer's path as a whole. */
  bundles: BundleSize[];
  timings: Record<string, Timing>;
  lists: LongList[];
}

const SCALE = 0.05;
const TURNS = 40;
const WARM_UP = 5;
const RATIONALE = 'The register of the town counts fewer houses than that.';

interface Desk {
  url: string;
  browser: Browser;
  password: string;
}

/** A reviewer of the dataset who has claims to submit, and somebody who may see every page. */
const REVIEWER = emailOf(CLIENTS + 1);
const EVERYBODY = emailOf(CLIENTS + 2);

/** Starts the product and a real Chromium, and measures the desk as people see it. */
export async function measureWeb(say: (line: string) => void): Promise<WebCost> {
  const cost = await onDesk(async (desk) => {
    say('web: sizes ...');
    const bundles = await measureBundles(desk);
    say('web: opening and submitting ...');
    return { bundles, timings: await measureActs(desk) };
  });
  return { ...cost, lists: await measureLongLists(say) };
}

async function onDesk<T>(work: (desk: Desk) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'claimdesk-bench-'));
  const postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const databaseUrl = postgres.databaseUrl('bench');
  const password = randomBytes(16).toString('hex');
  const close: (() => Promise<unknown>)[] = [];
  try {
    await ensureDatabase(postgres, 'bench');
    await migrateDatabase(databaseUrl);
    const port = await chooseFreePort();
    const env = {
      DATABASE_URL: databaseUrl,
      CLAIMDESK_SECRET: randomBytes(48).toString('base64'),
      CLAIMDESK_DATA: folder,
    };
    const server = await ServerProcess.start('src/main.js', {
      args: ['--api'],
      probe: '/api/v1/health/ready',
      env,
      port,
    });
    close.push(() => server.stop());
    await load(databaseUrl, password);
    const browser = await chromium.launch(await findChromium());
    close.push(() => browser.close());
    return await work({ url: `http://127.0.0.1:${port}`, browser, password });
  } finally {
    for (const each of close.reverse()) await each();
    await postgres.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function load(databaseUrl: string, password: string): Promise<void> {
  const db = new Client({ connectionString: databaseUrl });
  await db.connect();
  try {
    await loadDataset(db, sizeAt(SCALE), await new PasswordHasher().hash(password));
    const roles = '{reviewer,adjudicator,editor,admin}';
    await db.query(`UPDATE user_account SET roles = $2 WHERE email = $1`, [EVERYBODY, roles]);
  } finally {
    await db.end();
  }
}

/** A browser of its own with an empty cache. */
async function freshPage({ browser }: Desk): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  return { context, page: await context.newPage() };
}

async function signIn({ url, password }: Desk, context: BrowserContext, email: string): Promise<void> {
  const answer = await context.request.post(`${url}/api/v1/auth/login`, { data: { email, password } });
  if (!answer.ok()) throw new Error(`sign-in of ${email} failed: ${answer.status()}`);
}

const settled = async (page: Page): Promise<void> => {
  await page.waitForSelector('h1');
  await page.waitForSelector('[data-loading]', { state: 'detached' });
};

async function measureBundles(desk: Desk): Promise<BundleSize[]> {
  const sizes = [await reviewersPath(desk)];
  const { context, page } = await freshPage(desk);
  await signIn(desk, context, EVERYBODY);
  await page.goto(`${desk.url}/desk/`);
  await settled(page);
  const links = page.locator('header nav a');
  const places = new Set(['/desk/sign-in']);
  for (const link of await links.all()) places.add((await link.getAttribute('href')) ?? '/desk/');
  const first = page.locator('[data-row]').first();
  places.add((await first.getAttribute('href')) ?? '/desk/');
  await context.close();
  for (const place of places) sizes.push(await pageAlone(desk, place));
  return sizes;
}

/** Signing in, My work and the first claim, one after the other in one window. */
async function reviewersPath(desk: Desk): Promise<BundleSize> {
  const { context, page } = await freshPage(desk);
  const bundles = new Bundles(page);
  await page.goto(`${desk.url}/desk/`);
  await page.getByLabel('E-mail address').fill(REVIEWER);
  await page.getByLabel('Password').fill(desk.password);
  await page.keyboard.press('Enter');
  await page.locator('[data-row]').first().press('Enter');
  await page.getByRole('radio').first().waitFor();
  await page.waitForLoadState('networkidle');
  const size = bundles.size('sign in, My work, rate a claim');
  await context.close();
  return size;
}

async function pageAlone(desk: Desk, place: string): Promise<BundleSize> {
  const { context, page } = await freshPage(desk);
  if (!place.endsWith('/sign-in')) await signIn(desk, context, EVERYBODY);
  const bundles = new Bundles(page);
  await page.goto(desk.url + place);
  await settled(page);
  await page.waitForLoadState('networkidle');
  const size = bundles.size(place.replace(/[0-9a-f-]{36}/, ':id'));
  await context.close();
  return size;
}

async function measureActs(desk: Desk): Promise<Record<string, Timing>> {
  const { context, page } = await freshPage(desk);
  await signIn(desk, context, REVIEWER);
  await page.addInitScript(INSTALL_CLOCK);
  await page.goto(`${desk.url}/desk/`);
  await settled(page);
  const opening: number[] = [];
  const submitting: number[] = [];
  for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
    const time = await openRow(page, turn % 10);
    if (turn >= WARM_UP) opening.push(time);
    await page.goBack();
    await page.locator('[data-row]').first().waitFor();
  }
  await openRow(page, 0);
  for (let turn = 0; turn < WARM_UP + TURNS; turn += 1) {
    const time = await submitOne(page);
    if (turn >= WARM_UP) submitting.push(time);
  }
  await context.close();
  return { 'open a claim from My work': timingOf(opening), 'submit, to the next claim': timingOf(submitting) };
}

/** From the key to the drawn claim: its statement as the heading, its labels, nothing loading. */
async function openRow(page: Page, index: number): Promise<number> {
  const row = page.locator('[data-row]').nth(index);
  await row.focus();
  return timed(page, 'Enter', `#rate-label`);
}

/** A whole rating, of which only the last key counts: until the next claim is drawn. */
async function submitOne(page: Page): Promise<number> {
  await page.getByRole('radio').first().waitFor();
  const id = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  // The clicking and typing of a person is not measured.
  await page.getByRole('textbox', { name: 'Your reasons' }).fill(RATIONALE);
  await page.keyboard.press('Escape');
  await page.keyboard.press('9');
  return timed(page, 'Control+Enter', `#rate-label`, id);
}

async function timed(page: Page, key: string, selector: string, leaving = ''): Promise<number> {
  await page.evaluate(`startClock(${JSON.stringify(selector)}, ${JSON.stringify(leaving)})`);
  await page.keyboard.press(key);
  return Number(await page.evaluate('readClock()'));
}
