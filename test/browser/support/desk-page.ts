import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, ConsoleMessage, Page, Response } from 'playwright-core';
import { pictureFile } from './picture-file.js';
import { SIZES } from './sizes.js';

const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// What the components' library reads out stands there for seconds, with names of controls that may be gone by then.
const WHERE = JSON.stringify({ exclude: [['[data-live-announcer]']] });
const RULES = {
  light: JSON.stringify({ runOnly: { type: 'tag', values: TAGS }, resultTypes: ['violations'] }),
  // Another theme changes colours and nothing else.
  dark: JSON.stringify({ runOnly: { type: 'rule', values: ['color-contrast'] }, resultTypes: ['violations'] }),
};

/** How long a page may take to show what is looked for: much more than it takes when other tests keep the machine busy. */
const STEP_MS = 25_000;

/** One window of a browser, with what it reported and what it was sent. */
export class DeskPage {
  /** What must not happen on any page: errors, warnings of the content policy. */
  readonly complaints: string[] = [];
  /** Bodies of all that this window was told, as text; for looking for what must not be in them. Programs and styles say nothing. */
  readonly received: string[] = [];
  private readonly reading: Promise<void>[] = [];

  constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string,
  ) {
    page.setDefaultTimeout(STEP_MS);
    page.on('console', (message) => this.heard(message));
    page.on('pageerror', (error) => this.complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
    page.on('response', (response) => this.reading.push(this.read(response)));
  }

  /** Opens an address of the desk (`/` is My work) and waits until nothing is loading any more. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.url}/desk${path}`);
    await this.settled();
  }

  /** Waits until the page has drawn what it asked for. */
  async settled(): Promise<void> {
    await this.page.waitForSelector('h1');
    await this.page.waitForSelector('[data-loading]', { state: 'detached' });
  }

  /**
   * Looks at the page as it stands: no violation of WCAG 2.2 AA that axe can see, in light, and of its
   * contrasts in dark; and takes pictures when they are asked for.
   * @throws Error that names each violation and where it is
   */
  async inspect(name: string): Promise<void> {
    for (const colorScheme of ['light', 'dark'] as const) {
      await this.page.emulateMedia({ colorScheme });
      const file = await pictureFile(`${name}-${colorScheme}`);
      if (file) await this.page.screenshot({ path: file, fullPage: true });
      const found = await this.violations(RULES[colorScheme]);
      if (found.length > 0) throw new Error(`${name} (${colorScheme}):\n${found.join('\n')}`);
    }
    await this.page.emulateMedia({ colorScheme: 'light' });
  }

  /**
   * Looks at the page as it stands on a phone: no violation, and nothing that one must scroll sideways for.
   * Colours are those of the wide page, so the dark theme is only photographed.
   */
  async inspectOnPhone(name: string): Promise<void> {
    const size = this.page.viewportSize() ?? SIZES.desktop;
    await this.page.setViewportSize(SIZES.phone);
    for (const colorScheme of ['dark', 'light'] as const) {
      const file = await pictureFile(`${name}-phone-${colorScheme}`);
      if (!file) continue;
      await this.page.emulateMedia({ colorScheme });
      await this.page.screenshot({ path: file, fullPage: true });
    }
    const found = await this.violations(RULES.light);
    const width = (await this.page.evaluate('document.documentElement.scrollWidth')) as number;
    if (width > SIZES.phone.width) found.push(`it is ${width} pixels wide`);
    if (found.length > 0) throw new Error(`${name} on a phone:\n${found.join('\n')}`);
    await this.page.setViewportSize(size);
  }

  /** Everything this window was sent, when all of it has arrived. */
  async allReceived(): Promise<string> {
    await Promise.all(this.reading);
    return this.received.join('\n');
  }

  private async violations(rules: string): Promise<string[]> {
    // As text: the tests are typed without the browser's globals.
    // The policy of the page forbids scripts from elsewhere, so axe comes in by the debugger and not as an element.
    if (!(await this.page.evaluate(`'axe' in window`))) await this.page.evaluate(await readFile(axeFile, 'utf8'));
    // All that axe has seen would take longer to hand over than it took to find.
    const run = `axe.run(${WHERE}, ${rules}).then(({ violations }) => violations)`;
    const violations = (await this.page.evaluate(run)) as AxeResults['violations'];
    return violations.flatMap(({ id, help, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${help}\n  ${html}\n  ${failureSummary ?? ''}`),
    );
  }

  private heard(message: ConsoleMessage): void {
    if (message.type() !== 'error' && !/Content.Security.Policy/i.test(message.text())) return;
    // The browser writes a line for each refused request; what a refusal means is for the page to say.
    if (message.text().startsWith('Failed to load resource')) return;
    this.complaints.push(`${message.location().url}: ${message.text()}`);
  }

  private async read(response: Response): Promise<void> {
    if (response.headers()['content-type']?.startsWith('text/event-stream')) return;
    // The same for everybody, and a hundred files a page: to read them costs more than the page.
    if (new URL(response.url()).pathname.startsWith('/desk/assets/')) return;
    // A page that goes away takes the bodies of its answers with it.
    const text = await response.text().catch(() => '');
    this.received.push(`${response.url()}\n${text}`);
  }
}
