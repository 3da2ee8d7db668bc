import type { AppConfig } from '../config/app-config.js';
import { type Html, markup } from './markup.js';

export type Site = Pick<AppConfig, 'publicUrl' | 'organisationName' | 'demo' | 'apiDocs'>;

interface PageParts {
  title: string;
  /** Language of the content (BCP 47). */
  language?: string;
  description?: string;
  /** Further elements of the head. */
  head?: Html | null;
  body: Html;
}

/** A whole page. No script and no inline style: the content security policy allows neither. */
export function page(site: Site, { title, language = 'en', description, head = null, body }: PageParts): string {
  return markup`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title} · ${site.organisationName}</title>
        ${description !== undefined && markup`<meta name="description" content="${description}" />`}
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
          <a class="name" href="/">${site.organisationName}</a>
          <nav aria-label="Site">
            <ul>
              <li><a href="/">Reports</a></li>
              <li><a href="/corrections">Corrections</a></li>
              ${site.apiDocs && markup`<li><a href="/api/docs">API</a></li>`}
            </ul>
          </nav>
        </header>
        <main id="content" lang="${language}">${body}</main>
        <footer class="site">
          Published with Claimdesk. Corrections are listed <a href="/corrections">in public</a> and are never removed.
          <a href="/complaints">Complaints</a>
        </footer>
      </body>
    </html>
`.text;
}

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
