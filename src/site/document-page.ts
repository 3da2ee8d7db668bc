import type { PublishedDocument } from '../reports/published-documents.queries.js';
import type { PublishedReport } from '../reports/to-report.js';
import type { CheckedClaim } from './document-claims.js';
import { annotatedText, textMarks } from './document-text.js';
import { counted, day, labelMark, outside, page, type Site } from './layout.js';
import { type Html, markup } from './markup.js';
import { reportList, standingTag } from './report-list.js';
import { type DocumentTextRule, shownText } from './shown-text.js';

export interface DocumentContent {
  document: PublishedDocument;
  claims: readonly CheckedClaim[];
  /** Every report on the document, newest first. */
  reports: readonly PublishedReport[];
  /** There are more reports than are shown. */
  more: boolean;
  rule: DocumentTextRule;
}

/** A document with its checked claims marked in the text and their verdicts beside them. */
export function documentPage(site: Site, content: DocumentContent): string {
  const { document, claims, reports, more } = content;
  const path = `/documents/${document.id}`;
  return page(site, {
    title: document.title,
    description: `${counted(claims.length, 'claim')} of this text checked by ${site.organisationName}.`,
    canonical: path,
    body: markup`<article>
      <h1 dir="auto" lang="${document.language}">${document.title}</h1>
      ${origin(document)} ${textSection(content)} ${notInText(claims.filter(({ spans }) => spans.length === 0))}
      <section aria-labelledby="claims">
        <h2 id="claims">Reports on this text</h2>
        <p>${counted(claims.length, 'claim')} checked${more && ` in the newest ${counted(reports.length, 'report')}`}.</p>
        ${reportList(
          claims.map(({ published }) => published),
          { sameDocument: true },
        )}
        ${more && markup`<p>There are more. All of them: <a href="/api/v1/reports?documentId=${document.id}&current=false">as data</a></p>`}
      </section>
      ${versions(document, reports)}
    </article>`,
  });
}

const origin = ({ publisher, sourceId, publishedAt, url }: PublishedDocument): Html => markup`<p class="soft">
  ${publisher !== null && markup`<a href="/sources/${sourceId}"><bdi>${publisher}</bdi></a>`}${
    publishedAt !== null && markup`${publisher !== null && ', '}${day(publishedAt.toISOString())}`
  }${url !== null && /^https?:\/\//i.test(url) && markup` · ${outside(url, 'the original')}`}
</p>`;

function textSection({ document, claims, rule }: DocumentContent): Html {
  const shown = shownText(document.text, document.blocks, textMarks(claims), { rule, language: document.language });
  return markup`<section aria-labelledby="text">
    <h2 id="text">${rule === 'full' ? 'The text' : 'The words checked'}</h2>
    <p class="soft">
      ${about(rule, shown.length > 0)} Version ${document.version}, which came in on ${day(document.obtainedAt.toISOString())}.
    </p>
    ${shown.length > 0 && markup`<div class="document" lang="${document.language}">${annotatedText(document.text, shown, claims)}</div>`}
  </section>`;
}

function about(rule: DocumentTextRule, any: boolean): string {
  if (rule === 'none') return 'The text is not shown here; the words that were judged are in the reports.';
  if (!any) return 'None of the claims checked stands in the newest text.';
  if (rule === 'full') return 'The newest text. Checked words are highlighted, with the verdict after them.';
  return 'Parts of the newest text: checked words are highlighted, with the verdict after them, and some words around them.';
}

const WHY_NOT: Record<CheckedClaim['state'], string> = {
  GONE: 'The newest text does not say this any more.',
  CHANGED: 'The newest text says something else now.',
  PENDING: 'The newest text has not been compared yet.',
  FAILED: 'The newest text could not be compared.',
  CURRENT: 'The place in the newest text is not known.',
  REWORDED: 'The newest text says this in other words.',
  CONTEXT_CHANGED: 'The text around these words has changed.',
};

/** The old wording of what the newest text does not say: the verdict was about something that was there. */
function notInText(claims: readonly CheckedClaim[]): Html | null {
  if (claims.length === 0) return null;
  return markup`<section aria-labelledby="gone">
    <h2 id="gone">Checked, and not found in the newest text</h2>
    <ul class="list">
      ${claims.map(
        ({ state, published: { report, labelColor } }) =>
          markup`<li>
            <p>${WHY_NOT[state]} It was in version ${report.document.version}:</p>
            <blockquote class="lines" dir="auto" lang="${report.language}">${report.quote.exact}</blockquote>
            <p class="marks">
              ${labelMark(report.rating.name, labelColor)} ${standingTag(report)}
              <a href="/reports/${report.number}">Report ${report.number}</a>
            </p>
          </li> `,
      )}
    </ul>
  </section>`;
}

/** Only the versions that published verdicts judged: of others nothing is public. */
function versions({ version: newest }: PublishedDocument, reports: readonly PublishedReport[]): Html {
  const judged = new Map<number, { sha256: string; numbers: number[] }>();
  for (const { report } of reports) {
    const { version, sha256 } = report.document;
    const known = judged.get(version) ?? { sha256, numbers: [] };
    known.numbers.push(report.number);
    judged.set(version, known);
  }
  return markup`<section aria-labelledby="versions">
    <h2 id="versions">Versions judged</h2>
    <ul>
      ${[...judged.entries()]
        .toSorted(([a], [b]) => b - a)
        .map(
          ([version, { sha256, numbers }]) =>
            markup`<li>
              Version ${version}${version === newest && ' (the newest)'}, by ${numbers
                .toSorted((a, b) => a - b)
                .map(
                  (number, index) => markup`${index > 0 && ', '}<a href="/reports/${number}">report ${number}</a>`,
                )}<br />
              <code>sha256:${sha256}</code>
            </li> `,
        )}
    </ul>
  </section>`;
}
