import { expect } from '@jest/globals';
import { TestApp } from './app.js';
import type { TestClient } from './client.js';
import {
  accept,
  approveAndPublish,
  assign,
  assignmentOn,
  expectStatus,
  jobDone,
  openRound,
  rate,
  rating,
  saveDraft,
  submit,
} from './journey.js';
import { ARTICLE_CLAIMS, type ArticleClaim } from './news-article.js';
import { newsPage } from './news-page.js';
import { WebSite } from './web-site.js';

/** Where the article is served. */
export const ARTICLE = '/towns';
/** Long enough that nothing is checked by itself while a test runs. */
const INTERVAL_MINUTES = 1440;
const LIMIT_MS = 60_000;
/** Claims that are brought on their ways side by side. */
const AT_ONCE = 4;
export const FETCH_SECONDS = 2;
export const MAX_BYTES = 300_000;

/** The people of the desk: two editors, an adjudicator, two raters. */
export interface Staff {
  editor: TestClient;
  second: TestClient;
  adjudicator: TestClient;
  a: TestClient;
  b: TestClient;
}

export interface WatchState {
  health: string;
  healthSince: string;
  code: string | null;
  message: string | null;
  failures: number;
  url: string;
  lastCheckedAt: string | null;
  nextCheckAt: string;
  checking: boolean;
}

/** A desk that watches an article of a site of ours, with each of its claims where its role says. */
export class WatchedDesk {
  private constructor(
    readonly app: TestApp,
    readonly site: WebSite,
    readonly staff: Staff,
    readonly documentId: string,
    /** Id of each claim, by its key. */
    readonly claims: ReadonlyMap<string, string>,
  ) {}

  static environment(site: WebSite): Record<string, string> {
    return {
      CLAIMDESK_FETCH_ALLOW: `127.0.0.1:${site.port}`,
      CLAIMDESK_FETCH_SECONDS: String(FETCH_SECONDS),
      CLAIMDESK_MAX_UPLOAD_BYTES: String(MAX_BYTES),
      CLAIMDESK_WATCH_HOST_SECONDS: '0',
      CLAIMDESK_WATCH_STARTS_PER_MINUTE: '6000',
    };
  }

  /** Takes the article in by its address, brings its claims on their ways, and watches it. Somebody has to run the jobs. */
  static async open(app: TestApp, site: WebSite): Promise<WatchedDesk> {
    const staff = {
      editor: await app.person('editor@desk.test', ['editor']),
      second: await app.person('second@desk.test', ['editor']),
      adjudicator: await app.person('adjudicator@desk.test', ['adjudicator']),
      a: await app.person('a@desk.test', ['reviewer']),
      b: await app.person('b@desk.test', ['reviewer']),
    };
    site.page(ARTICLE, newsPage());
    const { editor } = staff;
    const { id } = (await expectStatus(201, editor.post('/documents', { url: site.url(ARTICLE) }))).body;
    await jobDone(editor, id as string);
    const claims = await takeClaims(editor, id as string);
    const desk = new WatchedDesk(app, site, staff, id as string, claims);
    const waiting = [...ARTICLE_CLAIMS];
    const advanceAll = async (): Promise<void> => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await desk.advance(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, advanceAll));
    const setting = { intervalMinutes: INTERVAL_MINUTES };
    await expectStatus(200, editor.put(`/documents/${id}/watch`, setting));
    return desk;
  }

  claim(key: string): string {
    const id = this.claims.get(key);
    if (id === undefined) throw new Error(`the article has no claim ${key}`);
    return id;
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- a test reads whatever the API answers
  async get(path: string, client: TestClient = this.staff.editor): Promise<any> {
    return (await expectStatus(200, client.get(path))).body;
  }

  watch(): Promise<WatchState> {
    return this.get(`/documents/${this.documentId}/watch`);
  }

  async versionNumber(): Promise<number> {
    return (await this.get(`/documents/${this.documentId}`)).currentVersion.number as number;
  }

  /** Asks for a check, as an editor does. */
  async requestCheck(): Promise<void> {
    await expectStatus(202, this.staff.editor.post(`/documents/${this.documentId}/watch/check`));
  }

  /** Whether a check after `before` has ended, and everything that follows from it. */
  async isSettledAfter(before: WatchState): Promise<boolean> {
    const now = await this.watch();
    return now.lastCheckedAt !== before.lastCheckedAt && !now.checking && (await this.openWork()) === 0;
  }

  /** Waits until that is so. */
  async settled(before: WatchState): Promise<void> {
    const until = Date.now() + LIMIT_MS;
    while (!(await this.isSettledAfter(before))) {
      if (Date.now() > until)
        throw new Error(`not settled: ${JSON.stringify([await this.watch(), await this.openWork()])}`);
      await pause();
    }
  }

  /** Checks the page now and waits until all is done. */
  async check(): Promise<void> {
    const before = await this.watch();
    await this.requestCheck();
    await this.settled(before);
  }

  /**
   * Steps in the audit trail that do not begin where the one before ended, and things that are not where it says they
   * went: empty when every change of state was recorded once.
   */
  brokenSteps(): Promise<unknown[]> {
    return this.app.sql.query(
      `SELECT entity_type, entity_id, event, before, from_state FROM (
         SELECT *, lag(to_state) OVER (PARTITION BY entity_type, entity_id ORDER BY seq) AS before FROM audit_event
         WHERE entity_type IN ('claim', 'round', 'assignment', 'verdict', 'placement') AND to_state IS NOT NULL) step
       WHERE before IS DISTINCT FROM from_state AND NOT (entity_type = 'placement' AND before IS NULL AND from_state = 'PENDING')
       UNION ALL SELECT 'end', thing.id, thing.state, last.to_state, NULL FROM (
         SELECT id, workflow_state AS state FROM claim UNION ALL SELECT id, status FROM review_round
         UNION ALL SELECT id, state FROM assignment UNION ALL SELECT id, state FROM verdict
         UNION ALL SELECT id, source_state FROM claim_placement WHERE resolved_state IS NOT NULL) thing
       LEFT JOIN LATERAL (SELECT to_state FROM audit_event WHERE entity_id = thing.id AND to_state IS NOT NULL
         ORDER BY seq DESC LIMIT 1) last ON true
       WHERE last.to_state IS DISTINCT FROM thing.state
       UNION ALL SELECT 'pending', id, source_state, NULL, NULL FROM claim_placement WHERE source_state = 'PENDING'`,
    );
  }

  private async openWork(): Promise<number> {
    const [row] = await this.app.sql.query<{ open: number }[]>(
      `SELECT (SELECT count(*) FROM document_job WHERE status IN ('QUEUED', 'RUNNING'))::int
         + (SELECT count(*) FROM outbox_job)::int AS open`,
    );
    return row?.open ?? 0;
  }

  /** Brings a claim as far as its role says. */
  private async advance({ key, role }: ArticleClaim): Promise<void> {
    const { editor, second, a, b } = this.staff;
    const id = this.claim(key);
    if (role === 'ready') return;
    if (role === 'review') {
      await assign(editor, await openRound(editor, id), a, b);
      await submit(a, await assignmentOn(a, id), rating('TRUE', 'early'));
      await saveDraft(b, await assignmentOn(b, id), { rationale: 'half way' });
      return;
    }
    await rate(editor, id, [
      [a, 'TRUE'],
      [b, role === 'dispute' ? 'FALSE' : 'TRUE'],
    ]);
    if (role === 'published') await approveAndPublish(second, id);
  }
}

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 40));

/** Accepts what was found of the article's claims, and marks the others. @returns their ids by key */
async function takeClaims(editor: TestClient, documentId: string): Promise<Map<string, string>> {
  const { items } = (await expectStatus(200, editor.get(`/claims?limit=200&documentId=${documentId}`))).body;
  const { text } = (await expectStatus(200, editor.get(`/documents/${documentId}/versions/1`))).body;
  const ids = new Map<string, string>();
  for (const { key, words } of ARTICLE_CLAIMS) {
    const found = items.find((item: { placement: { exact: string } }) => item.placement.exact === words);
    if (found) ids.set(key, (await accept(editor, found.id)).id);
    else {
      const start = text.indexOf(words) as number;
      expect([key, start]).not.toEqual([key, -1]);
      const span = { start, end: start + words.length, checkReason: 'many readers asked' };
      ids.set(key, (await expectStatus(201, editor.post(`/documents/${documentId}/claims`, span))).body.id);
    }
  }
  return ids;
}
