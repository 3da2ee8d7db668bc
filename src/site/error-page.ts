import { page, type Site } from './layout.js';
import { markup } from './markup.js';

const TITLES: Record<number, string> = {
  400: 'This address cannot be read',
  404: 'There is nothing at this address',
  405: 'This address does not take that',
  413: 'This is too large',
  429: 'Too many requests at once',
  503: 'We are not ready just now',
};

/** An error as a page: what happened, and where to go. */
export function errorPage(
  site: Site,
  { status, detail, requestId }: { status: number; detail: string; requestId: string },
): string {
  const title = TITLES[status] ?? (status >= 500 ? 'Something went wrong on our side' : 'This cannot be done');
  return page(site, {
    title,
    noindex: true,
    body: markup`<h1>${title}</h1>
      <p class="lead" dir="auto">${detail}</p>
      <p><a href="/">All reports</a> · <a href="/corrections">Corrections</a> · <a href="/complaints">Complaints</a></p>
      ${status >= 500 && markup`<p class="soft">If it stays, tell us this number: <code>${requestId}</code></p>`}`,
  });
}
