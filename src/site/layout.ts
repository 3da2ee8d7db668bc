import type { AppConfig } from '../config/app-config.js';
import { type Html, markup } from './markup.js';

export interface Site extends Pick<AppConfig, 'publicUrl' | 'organisationName' | 'demo' | 'apiDocs'> {
  /** Address of the licence of published data; null for none. */
  licence: string | null;
}

interface PageParts {
  title: string;
  /** Language of the content (BCP 47). */
  language?: string;
  description?: string;
  /** Path of the page's one address, `/reports/7`; left out for pages that are no address of their own. */
  canonical?: string;
  /** Kept out of search engines: filtered lists, errors, what no longer stands. */
  noindex?: boolean;
  /** Further elements of the head. */
  head?: Html | null;
  body: Html;
}

const NAVIGATION: readonly [path: string, name: string][] = [
  ['/', 'Reports'],
  ['/claimants', 'Claimants'],
  ['/sources', 'Sources'],
  ['/figures', 'Figures'],
  ['/corrections', 'Corrections'],
  ['/methodology', 'Methodology'],
  ['/ratings', 'Ratings'],
  ['/about', 'About'],
];

/** A whole page. No script and no inline style: the content security policy allows neither. */
export function page(
  site: Site,
  { title, language = 'en', description, canonical, noindex = false, head = null, body }: PageParts,
): string {
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${site.organisationName}</title>
        ${description !== undefined && markup`<meta name="description" content="${description}" />`}
        ${canonical !== undefined && markup`<link rel="canonical" href="${site.publicUrl}${canonical}" />`}
        ${noindex && markup`<meta name="robots" content="noindex" />`}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/assets/site.css" />
        <link rel="alternate" type="application/atom+xml" title="Reports" href="/feed.atom" />
        <link rel="alternate" type="application/feed+json" title="Reports" href="/feed.json" />
        <link rel="alternate" type="application/atom+xml" title="Corrections" href="/corrections.atom" />
        <link rel="alternate" type="application/feed+json" title="Corrections" href="/corrections.json" />
        ${head}
      </head>
      <body>
        <a class="skip" href="#content">Skip to the content</a>
        <header class="site">
          <a class="name" href="/"><bdi>${site.organisationName}</bdi></a>
          <nav aria-label="Site">
            <ul>
              ${NAVIGATION.map(([path, name]) => markup`<li>${navigationLink(path, name, canonical)}</li> `)}
            </ul>
          </nav>
        </header>
        <main id="content" lang="${language}" tabindex="-1">${body}</main>
        <footer class="site">
          <p>
            Published by <bdi>${site.organisationName}</bdi> with Claimdesk. Corrections are listed
            <a href="/corrections">in public</a> and are never removed.
            ${site.licence !== null && markup`Data is given out under <a href="${site.licence}" rel="license" dir="auto">these terms</a>.`}
          </p>
          <nav aria-label="About the desk">
            <ul>
              <li><a href="/about">About and funding</a></li>
              <li><a href="/complaints">Complaints</a></li>
              <li><a href="/methodology">How we work</a></li>
              ${site.apiDocs && markup`<li><a href="/api/docs">API</a></li>`}
            </ul>
          </nav>
        </footer>
      </body>
    </html>
`.text;
}

const navigationLink = (path: string, name: string, here: string | undefined): Html =>
  here === path ? markup`<a href="${path}" aria-current="page">${name}</a>` : markup`<a href="${path}">${name}</a>`;

/** A rating in words with its colour; the colour is never the only sign. */
export function labelMark(name: string, color: string | null): Html {
  // A presentation attribute, because the content security policy refuses style attributes.
  return markup`<span class="label"
    ><svg viewBox="0 0 20 20" aria-hidden="true"><circle cx="10" cy="10" r="9" fill="${color ?? '#888888'}" /></svg
    ><bdi>${name}</bdi></span
  >`;
}

/** A day or moment (ISO 8601), shortened for reading; times are UTC. */
export function day(iso: string): Html {
  return markup`<time datetime="${iso}">${iso.slice(0, 10)}</time>`;
}

/** A link out of the desk, to an address that is not ours to vouch for. */
export const outside = (url: string, text: string): Html =>
  markup`<a href="${url}" rel="nofollow noopener">${text}</a>`;

/** "1 report", "12,345 reports". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

/** Paragraphs parted by empty lines; single line ends stay. */
export const paragraphs = (text: string): Html[] =>
  text.split(/\n{2,}/).map((paragraph) => markup`<p class="lines" dir="auto">${paragraph}</p> `);
