import type { PublishedReport } from '../reports/to-report.js';
import type { VerdictReport } from '../reports/verdict-report.schemas.js';
import { day, labelMark } from './layout.js';
import { type Html, markup } from './markup.js';
import { standingTag } from './report-list.js';
import { wordChanges } from './word-changes.js';

const COMPARED: readonly [name: string, of: (report: VerdictReport) => string][] = [
  ['Verdict', ({ rating }) => rating.name],
  ['Claim', ({ statement }) => statement],
  ['In brief', ({ shortStatement }) => shortStatement],
  ['Words judged', ({ quote }) => quote.exact],
  ['Conclusion', ({ summary }) => summary],
  ['Reasons', ({ rationale }) => rationale],
];

/** Every version of the verdict on this claim, and what changed from the one before to this one. */
export function versionsSection({ report }: PublishedReport, versions: readonly PublishedReport[]): Html | null {
  if (versions.length < 2) return null;
  const before = versions.filter((each) => each.report.number < report.number).at(-1);
  return markup`<section aria-labelledby="versions">
    <h2 id="versions" lang="en">Versions of this verdict</h2>
    <ol class="versions" lang="en">
      ${versions.map((version) => entry(version, report.number))}
    </ol>
    ${before && changes(before.report, report)}
  </section>`;
}

function entry({ report, labelColor }: PublishedReport, here: number): Html {
  const name = `Report ${report.number}`;
  return markup`<li>
    ${report.number === here ? markup`<strong aria-current="page">${name} (this one)</strong>` : markup`<a href="/reports/${report.number}">${name}</a>`}
    · ${day(report.publishedAt)} · ${labelMark(report.rating.name, labelColor)} ${standingTag(report)}
  </li> `;
}

function changes(before: VerdictReport, report: VerdictReport): Html {
  const changed = COMPARED.filter(([, of]) => of(before) !== of(report));
  return markup`<details class="changes">
    <summary lang="en">What changed since report ${before.number}</summary>
    ${changed.length === 0 && markup`<p lang="en">Neither verdict nor words: the evidence, or what is said about it.</p>`}
    ${changed.map(
      ([name, of]) =>
        markup`<h3 lang="en">${name}</h3>
          ${wordChanges(of(before), of(report))}`,
    )}
  </details>`;
}
