import type { PublishedReport } from '../reports/to-report.js';
import { isCurrent, type VerdictReport } from '../reports/verdict-report.schemas.js';
import { day, labelMark } from './layout.js';
import { type Html, markup } from './markup.js';

/** Address of the page of whoever made a claim. */
export const claimantPath = (name: string): string => `/claimants/${encodeURIComponent(name)}`;

/** In a word why a report is not what the desk says today; null when it is. */
export function standingWord(report: VerdictReport): string | null {
  if (isCurrent(report)) return null;
  if (report.retracted) return 'retracted';
  if (report.state === 'SUPERSEDED') return 'replaced';
  return report.stale ? 'source has changed' : 'being compared';
}

/** Beside the label, which otherwise could be quoted as today's conclusion. */
export function standingTag(report: VerdictReport): Html | null {
  const word = standingWord(report);
  return word === null ? null : markup`<span class="tag warn" lang="en">${word}</span>`;
}

/**
 * Reports as an ordered list, each with its verdict in words.
 * @param sameDocument all are on the document whose page this is
 */
export function reportList(reports: readonly PublishedReport[], { sameDocument = false } = {}): Html {
  return markup`<ol class="list">
    ${reports.map((each) => item(each, sameDocument))}
  </ol>`;
}

function item({ report, labelColor }: PublishedReport, sameDocument: boolean): Html {
  return markup`<li>
    <p class="marks">${labelMark(report.rating.name, labelColor)} ${standingTag(report)}</p>
    <h3 class="title"><a dir="auto" lang="${report.language}" href="/reports/${report.number}">${report.shortStatement}</a></h3>
    <p class="soft">
      ${report.claimant && markup`<a href="${claimantPath(report.claimant.name)}"><bdi>${report.claimant.name}</bdi></a> · `}
      Report ${report.number}, ${day(report.publishedAt)}
      ${!sameDocument && markup`· in <a href="/documents/${report.documentId}"><bdi>${report.document.title}</bdi></a>`}
    </p>
  </li> `;
}
