import { jest } from '@jest/globals';
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium } from 'playwright-core';
import type { Role } from '../../../src/access/permissions.js';
import { TEST_PASSWORD, TestApp } from '../../support/app.js';
import type { TestClient } from '../../support/client.js';
import { oneAtATime } from '../../support/database.js';
import { DeskPage } from './desk-page.js';
import { findChromium } from './find-chromium.js';
import { SIZES } from './sizes.js';

export { SIZES };

// Journeys of many steps, each of which may have to wait for a busy machine.
jest.setTimeout(240_000);

/**
 * The whole product with a real browser in front of it. Everything that a page reports (errors of the console, violations of
 * the content policy) is kept and fails the test in `close`.
 */
export class BrowserDesk {
  private readonly pages: DeskPage[] = [];

  private constructor(
    readonly app: TestApp,
    private readonly browser: Browser,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<BrowserDesk> {
    const options = await oneAtATime(findChromium);
    const [app, browser] = await Promise.all([TestApp.start({ env }), chromium.launch(options)]);
    return new BrowserDesk(app, browser);
  }

  /** Makes an account; its client speaks to the API, its page is a browser in which it is signed in. */
  async person(name: string, roles: Role[], options: BrowserContextOptions = {}): Promise<Person> {
    const client = await this.app.person(`${name}@desk.test`, roles, ['en']);
    return { client, page: await this.signedIn(name, options) };
  }

  /** A browser of somebody who has an account and is signed in. */
  async signedIn(name: string, options: BrowserContextOptions = {}): Promise<DeskPage> {
    const page = await this.page(options);
    const answer = await page.context.request.post(`${this.app.url}/api/v1/auth/login`, {
      data: { email: `${name}@desk.test`, password: TEST_PASSWORD },
    });
    if (!answer.ok()) throw new Error(`sign-in of ${name} failed: ${answer.status()} ${await answer.text()}`);
    return page;
  }

  /** A browser of somebody who is not signed in, in English and the time zone of Warsaw. */
  async page(options: BrowserContextOptions = {}): Promise<DeskPage> {
    const context = await this.context(options);
    const page = new DeskPage(context, await context.newPage(), this.app.url);
    this.pages.push(page);
    return page;
  }

  private context(options: BrowserContextOptions): Promise<BrowserContext> {
    return this.browser.newContext({
      viewport: SIZES.desktop,
      locale: 'en-GB',
      timezoneId: 'Europe/Warsaw',
      reducedMotion: 'reduce',
      ...options,
    });
  }

  /** @throws Error with all that the pages complained of */
  async close(): Promise<void> {
    const complaints = this.pages.flatMap(({ complaints: of }) => of);
    await this.browser.close();
    await this.app.close();
    if (complaints.length > 0) throw new Error(`pages complained:\n${complaints.join('\n')}`);
  }
}

/** Somebody with an account. */
export interface Person {
  client: TestClient;
  page: DeskPage;
}
