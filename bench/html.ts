import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { benchmarkPages } from '../eval/html-pages.js';
import { readHtml } from '../src/reading/html.js';

/** Reading of web pages, by processor time in this thread. */
export interface HtmlSpeed {
  pages: number;
  rounds: number;
  /** The product: text, blocks, metadata and language of a page. */
  productPerCpuSecond: number;
  /** Readability on a linkedom document, and nothing else. */
  barePerCpuSecond: number;
}

/**
 * Pages of the article benchmark read per second of processor time, by the product and by bare Readability in turn. The
 * first round of each warms up and does not count.
 *
 * @param data folder of the development data
 * @returns null when the pages are absent
 */
export async function measureHtml(data: string, rounds: number): Promise<HtmlSpeed | null> {
  const found = await benchmarkPages(data);
  if (found === null) return null;
  const pages = found.map(({ html }) => html);
  let product = 0;
  let bare = 0;
  for (let round = 0; round <= rounds; round += 1) {
    const [bareSeconds, productSeconds] = [cpuSecondsOf(pages, readBare), cpuSecondsOf(pages, readHtml)];
    if (round === 0) continue;
    bare += bareSeconds;
    product += productSeconds;
  }
  const read = pages.length * rounds;
  return { pages: pages.length, rounds, productPerCpuSecond: read / product, barePerCpuSecond: read / bare };
}

function readBare(html: string): void {
  const { document } = parseHTML(html);
  new Readability(document).parse();
}

function cpuSecondsOf(pages: readonly string[], read: (html: string) => unknown): number {
  const before = process.cpuUsage();
  for (const html of pages) read(html);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
