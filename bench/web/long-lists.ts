import type { Client } from 'pg';
import { type Browser, chromium, type Page } from 'playwright-core';
import { findChromium } from '../../test/browser/support/find-chromium.js';
import { EDITOR_EMAIL } from '../desk/dataset.js';
import { onDesk } from '../desk/desk-app.js';
import { INSTALL_FRAMES, type Smoothness } from './frames.js';

const CLAIMS = 100_000;
const IN_ONE_DOCUMENT = 2_000;
const EVENTS = 5_000;
/** Turns of the wheel; each is most of a window. */
const WHEELS = 150;
/** The way to the end of one list takes no longer; what was reached by then is told. */
const MOST_MS = 45_000;

/** What it costs to go through a list to its end. */
export interface LongList extends Smoothness {
  list: string;
  /** How many rows were gone through, to the end or for as long as `MOST_MS`. */
  rows: number;
  /** Elements of the page, when the list was opened and at its end. */
  nodes: [number, number];
  /** Megabytes of the JavaScript heap after collection, when the list was opened and at its end. */
  heap: [number, number];
}

/** Scrolls through the longest lists of the desk in a real Chromium, on a desk with 100,000 claims. */
export async function measureLongLists(say: (line: string) => void): Promise<LongList[]> {
  say('web: loading a desk of 100,000 claims ...');
  return onDesk(CLAIMS, async ({ url, db, signIn }) => {
    const documentId = await loadLongDocument(db);
    await loadEvents(db);
    await db.query(`UPDATE user_account SET roles = '{editor,admin}' WHERE email = $1`, [EDITOR_EMAIL]);
    const desk = new URL('/desk', url).href;
    const browser = await chromium.launch(await findChromium());
    try {
      const open = await windows(browser, desk, await signIn(EDITOR_EMAIL));
      const found: LongList[] = [];
      for (const [list, path, toEnd] of [
        ['board, as a list', '/board?view=list', true],
        ['inbox', '/inbox', true],
        ['document with 2,000 claims', `/documents/${documentId}`, false],
        ['audit log', '/admin/audit', true],
      ] as const) {
        say(`web: scrolling: ${list} ...`);
        found.push({ list, ...(await goThrough(await open(path), toEnd)) });
      }
      return found;
    } finally {
      await browser.close();
    }
  });
}

async function windows(browser: Browser, desk: string, cookie: string): Promise<(path: string) => Promise<Page>> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 800 } });
  const cookies = cookie.split('; ').map((pair) => {
    const at = pair.indexOf('=');
    return { name: pair.slice(0, at), value: pair.slice(at + 1), url: desk };
  });
  await context.addCookies(cookies);
  return async (path) => {
    const page = await context.newPage();
    await page.addInitScript(INSTALL_FRAMES);
    await page.goto(desk + path);
    await page.waitForSelector('[data-index]');
    return page;
  };
}

/** By the wheel first, then with the key End. */
async function goThrough(page: Page, isFrame: boolean): Promise<Omit<LongList, 'list'>> {
  const scrolled = isFrame ? '[role=region]:has([data-index])' : 'html';
  const [nodes, heap] = [await nodesOf(page), await heapOf(page)];
  await page.locator('[data-index]').first().hover();
  await page.evaluate('startFrames()');
  for (let n = 0; n < WHEELS; n += 1) await page.mouse.wheel(0, 700);
  const smooth = (await page.evaluate('readFrames()')) as Smoothness;
  if (isFrame) await page.locator(scrolled).focus();
  const rows = await toTheEnd(page, scrolled);
  const found = { ...smooth, rows, nodes: [nodes, await nodesOf(page)], heap: [heap, await heapOf(page)] };
  await page.close();
  return found as Omit<LongList, 'list'>;
}

/** @returns how many rows were gone through. */
async function toTheEnd(page: Page, scrolled: string): Promise<number> {
  const state = `(() => {
    const frame = document.querySelector(${JSON.stringify(scrolled)});
    const last = [...document.querySelectorAll('[data-index]')].reduce((most, row) => Math.max(most, row.dataset.index), 0);
    return { height: frame.scrollHeight, last };
  })()`;
  const until = Date.now() + MOST_MS;
  for (let same = 0, height = -1, last = 0; ;) {
    await page.keyboard.press('End');
    await page.waitForTimeout(20);
    const now = (await page.evaluate(state)) as { height: number; last: number };
    same = now.height === height && now.last === last ? same + 1 : 0;
    ({ height, last } = now);
    if (same > 50 || Date.now() > until) return last + 1;
  }
}

const nodesOf = async (page: Page): Promise<number> =>
  Number(await page.evaluate(`document.querySelectorAll('*').length`));

async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize / 1e6;
}

/** A document with a claim in each of its paragraphs. @returns its id */
async function loadLongDocument(db: Client): Promise<string> {
  const tables = ['document', 'claim', 'claim_placement'];
  for (const table of tables) await db.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  const paragraph = (n: string): string =>
    `format('In year %s the town counted %s houses. It kept its books well.', ${n}, ${n})`;
  await db.query(
    `INSERT INTO document (id, title, language, status, current_version, source_id, created_by, version)
     VALUES (bench.id('long', 1), 'The long report', 'en', 'READY', 1, bench.id('source', 1), bench.id('editor', 1), 1)`,
  );
  await db.query(
    `INSERT INTO document_version (id, document_id, number, text, text_sha256, blocks, reader_version, origin, obtained_at, created_by)
     SELECT bench.id('long-version', 1), bench.id('long', 1), 1, body, encode(sha256(convert_to(body, 'UTF8')), 'hex'), '[]',
       'bench', 'FIRST', now(), bench.id('editor', 1)
     FROM (SELECT string_agg(${paragraph('n + 10000')}, E'\\n\\n' ORDER BY n) AS body FROM generate_series(1, $1::int) n) made`,
    [IN_ONE_DOCUMENT],
  );
  await db.query(
    `INSERT INTO claim (id, document_id, statement, statement_revision, statement_hash, claim_type, score, reasons, language,
       origin, extractor_version, workflow_state, created_at, version)
     SELECT bench.id('long-claim', n), bench.id('long', 1), ${paragraph('n + 10000')}, 1, md5('long' || n), 'quantity', 0.8,
       '{number}', 'en', 'EXTRACTED', 'bench', 'CANDIDATE', now() - interval '10 years', 1
     FROM generate_series(1, $1::int) n`,
    [IN_ONE_DOCUMENT],
  );
  const length = `length(${paragraph('10001')})`;
  await db.query(
    `INSERT INTO claim_placement (id, claim_id, document_version_id, source_state, exact, prefix, suffix, start_offset, end_offset)
     SELECT bench.id('long-placement', n), bench.id('long-claim', n), bench.id('long-version', 1), 'CURRENT',
       ${paragraph('n + 10000')}, '', '', (n - 1) * (${length} + 2), (n - 1) * (${length} + 2) + ${length}
     FROM generate_series(1, $1::int) n`,
    [IN_ONE_DOCUMENT],
  );
  await db.query(`INSERT INTO claim_board SELECT * FROM claim_board_source WHERE document_id = bench.id('long', 1)`);
  for (const table of tables) await db.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  const { rows } = await db.query<{ id: string }>(`SELECT bench.id('long', 1)::text AS id`);
  return rows[0]?.id ?? '';
}

/** Rows of the audit trail; their hashes are not those of a real chain, which the list does not look at. */
async function loadEvents(db: Client): Promise<void> {
  await db.query(
    `INSERT INTO audit_event (seq, at, actor_id, actor_kind, event, entity_type, entity_id, data, prev_hash, hash)
     SELECT 1000000 + n, now(), bench.id('editor', 1), 'user', 'user.changed', 'user', bench.id('editor', 1), '{}',
       md5(n::text) || md5(n::text), md5((n + 1)::text) || md5((n + 1)::text)
     FROM generate_series(1, $1::int) n`,
    [EVENTS],
  );
}
