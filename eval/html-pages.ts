import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { decodeBytes } from '../src/text/decode.js';
import { normaliseLineEnds } from '../src/text/unicode.js';

/** A page of the article benchmark. */
export interface BenchmarkPage {
  id: string;
  html: string;
  /** The article's text as people marked it. */
  truth: string;
}

const SUFFIX = '.html.gz';

/**
 * The pages of scrapinghub's article-extraction-benchmark below `data/articles-html`, decoded.
 *
 * @returns null when the folder is absent
 */
export async function benchmarkPages(data: string): Promise<BenchmarkPage[] | null> {
  const folder = join(data, 'articles-html');
  if (!existsSync(folder)) return null;
  const truths = JSON.parse(readFileSync(join(folder, 'ground-truth.json'), 'utf8')) as Record<
    string,
    { articleBody: string }
  >;
  const files = readdirSync(join(folder, 'html')).filter((name) => name.endsWith(SUFFIX));
  const pages: BenchmarkPage[] = [];
  for (const name of files.toSorted()) {
    const bytes = gunzipSync(readFileSync(join(folder, 'html', name)));
    const id = name.slice(0, -SUFFIX.length);
    const { text } = await decodeBytes(bytes, { charset: null, html: true });
    pages.push({ id, html: normaliseLineEnds(text), truth: truths[id]?.articleBody ?? '' });
  }
  return pages;
}
