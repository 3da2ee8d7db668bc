import type { Page } from '../common/page.js';
import type { CorrectionView } from '../verdicts/verdicts.schemas.js';
import { type Html, markup } from './markup.js';
import { day, page, type Site } from './layout.js';

/** The public log of corrections and retractions, newest first. */
export function correctionsPage(site: Site, { items, nextCursor }: Page<CorrectionView>): string {
  return page(site, {
    title: 'Corrections',
    description: `Every correction and retraction of ${site.organisationName}.`,
    body: markup`<h1>Corrections</h1>
      <p class="lead">
        Everything we changed or took back after publication, newest first. Entries are never edited or removed.
      </p>
      ${
        items.length === 0
          ? markup`<p class="card">There is no correction yet.</p>`
          : markup`<ol class="list">
              ${items.map(entry)}
            </ol>`
      }
      ${nextCursor !== null && markup`<p><a href="/corrections?cursor=${encodeURIComponent(nextCursor)}" rel="next">Older corrections</a></p>`}
      <p class="soft">The same as data: <a href="/api/v1/corrections">/api/v1/corrections</a>. As a feed:
        <a href="/corrections.atom">Atom</a>, <a href="/corrections.json">JSON Feed</a></p>`,
  });
}

function entry(item: CorrectionView): Html {
  return markup`<li>
    <span class="tag">${item.kind.toLowerCase()}</span>
    <span class="soft">${day(item.decidedAt ?? item.requestedAt)} · ${reports(item)}</span>
    <dl class="facts">
      <dt>What was wrong</dt>
      <dd dir="auto">${item.whatWasWrong}</dd>
      <dt>What it says now</dt>
      <dd dir="auto">${item.whatItSaysNow}</dd>
      <dt>Why</dt>
      <dd dir="auto">${item.why}</dd>
      <dt>Reported by</dt>
      <dd dir="auto">${item.reportedBy}, ${day(item.receivedAt)}</dd>
      ${item.reachNote !== null && markup`<dt>Readers reached</dt><dd dir="auto">${item.reachNote}</dd>`}
      <dt>Approved by</dt>
      <dd>${item.approvers === 1 ? 'one editor' : `${item.approvers} people`}</dd>
    </dl>
  </li> `;
}

function reports({ fromReportNumber: from, toReportNumber: to }: CorrectionView): Html {
  return markup`${from !== null && markup`<a href="/reports/${from}">report ${from}</a>`}${
    to !== null && markup` → <a href="/reports/${to}">report ${to}</a>`
  }`;
}
