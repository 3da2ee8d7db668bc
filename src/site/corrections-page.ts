import type { Page } from '../common/page.js';
import type { CorrectionKind } from '../verdicts/correction.entity.js';
import type { CorrectionView } from '../verdicts/verdicts.schemas.js';
import { type Html, markup } from './markup.js';
import { day, page, type Site } from './layout.js';

export const CORRECTION_KINDS: Record<CorrectionKind, string> = {
  RETRACTION: 'Retractions',
  CORRECTION: 'Corrections',
  UPDATE: 'Updates',
  CLARIFICATION: 'Clarifications',
  TYPO: 'Typing errors',
};

interface LogParts {
  log: Page<CorrectionView>;
  /** Null for all kinds. */
  kind: CorrectionKind | null;
  continued: boolean;
}

/** The public log of corrections and retractions, newest first. */
export function correctionsPage(site: Site, { log: { items, nextCursor }, kind, continued }: LogParts): string {
  return page(site, {
    title: kind === null ? 'Corrections' : CORRECTION_KINDS[kind],
    description: `Every correction and retraction of ${site.organisationName}.`,
    canonical: '/corrections',
    noindex: kind !== null || continued,
    body: markup`<h1>Corrections</h1>
      <p class="lead">
        Everything we changed or took back after publication, newest first. Entries are never edited or removed.
      </p>
      ${kinds(kind)}
      ${
        items.length === 0
          ? markup`<p class="card">${kind === null ? 'There is no correction yet.' : 'There is none of this kind yet.'}</p>`
          : markup`<ol class="list">
              ${items.map(entry)}
            </ol>`
      }
      ${
        (nextCursor !== null || continued) &&
        markup`<nav class="pages" aria-label="Pages">
          ${continued && markup`<a href="${address(kind)}" rel="first">Newest corrections</a>`}
          ${nextCursor !== null && markup`<a href="${address(kind, nextCursor)}" rel="next">Older corrections</a>`}
        </nav>`
      }
      <p class="soft">The same as data: <a href="/api/v1/corrections">/api/v1/corrections</a>. As a feed:
        <a href="/corrections.atom">Atom</a>, <a href="/corrections.json">JSON Feed</a></p>`,
  });
}

function address(kind: CorrectionKind | null, cursor?: string): string {
  const parameters = new URLSearchParams();
  if (kind !== null) parameters.set('kind', kind);
  if (cursor !== undefined) parameters.set('cursor', cursor);
  const text = parameters.toString();
  return text === '' ? '/corrections' : `/corrections?${text}`;
}

function kinds(chosen: CorrectionKind | null): Html {
  const all: [CorrectionKind | null, string][] = [
    [null, 'All kinds'],
    ...(Object.entries(CORRECTION_KINDS) as [CorrectionKind, string][]),
  ];
  return markup`<nav aria-label="Kinds">
    <ul class="chips">
      ${all.map(
        ([kind, name]) =>
          markup`<li>${kind === chosen ? markup`<a class="chip" href="${address(kind)}" aria-current="true">${name}</a>` : markup`<a class="chip" href="${address(kind)}">${name}</a>`}</li> `,
      )}
    </ul>
  </nav>`;
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
  return markup`${from !== null && markup`before: <a href="/reports/${from}">report ${from}</a>`}${
    to !== null && markup`, after: <a href="/reports/${to}">report ${to}</a>`
  }`;
}
