import { claimUrl, toClaimReview } from '../reports/claim-review.js';
import type { RightOfReply } from '../replies/replies.schemas.js';
import { scriptSafeJson } from '../reports/script-safe-json.js';
import type { PublishedReport } from '../reports/to-report.js';
import { isCurrent, type VerdictReport } from '../reports/verdict-report.schemas.js';
import { type Html, markup, trusted } from './markup.js';
import { indexPath } from './index-filter.js';
import { day, labelMark, outside as link, page, paragraphs, type Site } from './layout.js';
import { claimantPath, standingTag } from './report-list.js';
import { decisionSection } from './report-decision.js';
import { evidenceSection } from './report-evidence.js';
import { versionsSection } from './report-versions.js';
import { replySection } from './reply-pages.js';
import { shareTags } from './share-tags.js';

interface ReportContent {
  published: PublishedReport;
  /** Every version of the verdict, oldest first. */
  versions: readonly PublishedReport[];
  replies: RightOfReply;
  /** Day (YYYY-MM-DD, UTC), for verdicts that are due to be looked at again. */
  today: string;
}

/** The permanent page of a report: what was claimed, what the desk found, on what, and everything since. */
export function reportPage(site: Site, { published, versions, replies, today }: ReportContent): string {
  const { report } = published;
  const state = report.retracted ? 'Retracted: ' : '';
  return page(site, {
    title: `${state}${report.shortStatement}`,
    description: report.summary,
    language: report.language,
    canonical: `/reports/${report.number}`,
    noindex: !isCurrent(report),
    head: head(site, published),
    body: markup`<article id="${claimUrl(report).split('#')[1]}">
      ${notices(published, today)}
      <p class="soft" lang="en">Verdict report ${report.number} · ${day(report.publishedAt)}</p>
      <h1 dir="auto">${report.statement}</h1>
      ${claimed(report)}
      <section class="card verdict" aria-label="Verdict">
        <p>${labelMark(report.rating.name, published.labelColor)}${standingTag(report)}</p>
        <p class="lines" dir="auto">${report.summary}</p>
        <p class="soft">
          <bdi>${report.rating.name}</bdi>: <span dir="auto">${report.rating.definition}</span>
          <a lang="en" href="/ratings/${report.rating.schemeKey}/${report.rating.schemeVersion}">What the verdicts mean</a>
        </p>
      </section>
      <h2 lang="en">The words judged</h2>
      ${quote(report)}
      <h2 lang="en">Why</h2>
      ${paragraphs(report.rationale)} ${evidenceSection(report)} ${decisionSection(report)} ${correctionsOf(report)} ${replySection(replies)} ${versionsSection(published, versions)}
      ${facts(report)}
    </article>`,
  });
}

export function reportMissingPage(site: Site): string {
  return page(site, {
    title: 'No such report',
    noindex: true,
    body: markup`<h1>There is no report at this address</h1>
      <p>
        Report numbers are never reused and published reports are never deleted, so the number is probably mistyped.
      </p>
      <p><a href="/">The latest reports</a></p>`,
  });
}

function head({ organisationName: name, publicUrl: url, licence }: Site, published: PublishedReport): Html {
  const { report } = published;
  const api = `/api/v1/reports/${report.number}`;
  return markup`${shareTags(published)}
    <link rel="alternate" type="application/json" href="${api}.json" />
    ${
      isCurrent(report) &&
      markup`<link rel="alternate" type="application/ld+json" href="${api}.jsonld" />
        <script type="application/ld+json">
          ${trusted(scriptSafeJson(toClaimReview(report, { name, url, licence })))}
        </script>`
    }`;
}

function notices({ report, newestNumber }: PublishedReport, today: string): Html {
  const newest = newestNumber > report.number;
  return markup`${
    report.retracted &&
    notice(
      'Retracted.',
      markup`This verdict was taken back and does not stand.${retractionReason(report)}
        <a href="#corrections">The whole entry</a>.`,
    )
  }${
    report.state === 'SUPERSEDED' && notice('Replaced.', markup`This is an earlier version and no longer stands.`)
  }${newest && markup`<p lang="en">Read the newest report on this claim: <a href="/reports/${newestNumber}">report ${newestNumber}</a>.</p>`}${
    report.state === 'PUBLISHED' && staleNotice(report)
  }${report.state === 'PUBLISHED' && dueNotice(report, today)}${correctedNotice(report)}`;
}

function retractionReason({ corrections }: VerdictReport): Html | null {
  const latest = corrections.find(({ kind }) => kind === 'RETRACTION');
  return latest ? markup` On ${day(latest.publishedAt)}, because: <span dir="auto">${latest.why}</span>` : null;
}

const WHAT_CHANGED: Record<VerdictReport['placementState'], string> = {
  CURRENT: 'the source has been another than the one judged',
  PENDING: 'the source has been another than the one judged',
  FAILED: 'the source has been another than the one judged',
  REWORDED: 'the source has said this in other words',
  CONTEXT_CHANGED: 'the text around these words has been another',
  CHANGED: 'the source has said something else',
  GONE: 'the source has no longer said this',
};

function staleNotice({ stale, staleSince, placementState, goneSince }: VerdictReport): Html | null {
  if (stale) {
    return notice(
      'The source has changed.',
      markup`Since ${staleSince !== null && day(staleSince)}, ${WHAT_CHANGED[placementState]}. The verdict is about the
      version named below; an editor has yet to look at the difference.`,
    );
  }
  if (placementState === 'PENDING' || placementState === 'FAILED') {
    return notice(
      'The source is being compared.',
      markup`A new version of the source has come in. Until it has been compared, the verdict is about the version named
      below.`,
    );
  }
  if (placementState !== 'GONE') return null;
  return markup`<p class="notice" lang="en">
    No longer in the source${goneSince !== null && markup` since ${day(goneSince)}`}; the verdict is about the archived version.
  </p>`;
}

/** It stands; readers should know that nobody has looked since the day the desk itself set. */
function dueNotice({ reviewBy }: VerdictReport, today: string): Html | null {
  if (reviewBy === null || reviewBy > today) return null;
  return markup`<p class="notice" role="note" lang="en">
    This verdict is due for review since ${day(reviewBy)}: it stands, and the desk will look again whether it still holds.
  </p>`;
}

function correctedNotice({ corrections, state }: VerdictReport): Html | null {
  const [latest] = corrections.filter(({ kind }) => kind === 'CORRECTION');
  if (!latest || state !== 'PUBLISHED') return null;
  return notice(
    'Corrected.',
    markup`On ${day(latest.publishedAt)} the conclusion was corrected. What was wrong: <span dir="auto">${latest.what}</span>
      <a href="#corrections">All corrections</a>.`,
  );
}

const notice = (title: string, text: Html): Html =>
  markup`<p class="notice" role="note" lang="en"><strong>${title}</strong> ${text}</p> `;

function claimed({ claimant, madeAt, document, source, topics }: VerdictReport): Html {
  return markup`<p class="soft" lang="en">
    ${claimant && markup`Claimed by <a href="${claimantPath(claimant.name)}"><bdi>${claimant.name}</bdi></a>${identified(claimant)}`}${
      claimant && madeAt !== null && ', '
    }${madeAt !== null && day(madeAt)}${(claimant || madeAt !== null) && ' · '}in
    ${sourceLink(document)}${
      source === null
        ? document.publisher !== null && markup` (<bdi>${document.publisher}</bdi>)`
        : markup` (<a href="/sources/${source.id}"><bdi>${source.name}</bdi></a>)`
    }${topics.map((topic) => markup` · <a href="${indexPath({ topic })}"><bdi>${topic}</bdi></a>`)}
  </p>`;
}

const identified = ({ sameAs }: NonNullable<VerdictReport['claimant']>): Html | null =>
  sameAs === null ? null : markup` (${link(sameAs, 'who this is')})`;

const sourceLink = ({ title, url }: VerdictReport['document']): Html =>
  markup`<bdi>${url === null ? title : link(url, title)}</bdi>`;

/** On one line: white space within the quotation is the source's own. */
function quote({ quote: { prefix, exact, suffix } }: VerdictReport): Html {
  // The stored context may begin and end inside a word; readers get whole ones.
  const lead = prefix.replace(/^\S*\s+/, '');
  const trail = suffix.replace(/\s+\S*$/, '');
  const before = lead !== '' && markup`<span class="around">… ${lead}</span>`;
  const after = trail !== '' && markup`<span class="around">${trail} …</span>`;
  return markup`<blockquote dir="auto" class="lines">${before}<mark>${exact}</mark>${after}</blockquote>`;
}

function correctionsOf({ corrections }: VerdictReport): Html | null {
  if (corrections.length === 0) return null;
  return markup`<h2 id="corrections" lang="en">Corrections</h2>
    <ol class="list">
      ${corrections.map(
        (item) =>
          markup`<li>
            <span class="tag" lang="en">${item.kind.toLowerCase()}</span>
            <span class="soft">${day(item.publishedAt)}</span>
            <dl class="facts">
              <dt lang="en">What was wrong</dt>
              <dd dir="auto">${item.what}</dd>
              <dt lang="en">What it says now</dt>
              <dd dir="auto">${item.now}</dd>
              <dt lang="en">Why</dt>
              <dd dir="auto">${item.why}</dd>
            </dl>
          </li> `,
      )}
    </ol>`;
}

function facts(report: PublishedReport['report']): Html {
  const { document, rating, number } = report;
  const api = `/api/v1/reports/${number}`;
  return markup`<h2 lang="en">About this report</h2>
    <dl class="facts" lang="en">
      <dt>First published</dt>
      <dd>${day(report.firstPublishedAt)}</dd>
      <dt>This version</dt>
      <dd>${day(report.publishedAt)}</dd>
      <dt>Last changed</dt>
      <dd>${day(report.modifiedAt)}</dd>
      <dt>Source</dt>
      <dd>${sourceLink(document)}, version ${document.version} · <a href="/documents/${report.documentId}">all checked claims of this text</a></dd>
      <dt>Text of the source</dt>
      <dd><code>sha256:${document.sha256}</code></dd>
      ${
        report.appearances.length > 0 &&
        markup`<dt>Seen at</dt>
          <dd><ul class="plain">${report.appearances.map((url) => markup`<li>${link(url, url)}</li> `)}</ul></dd>`
      }
      <dt>Rating scheme</dt>
      <dd>
        <a href="/ratings/${rating.schemeKey}/${rating.schemeVersion}">${rating.schemeKey}, version ${rating.schemeVersion}</a>${
          rating.ordinal !== null &&
          markup` (${rating.ordinal} on a scale of ${rating.min} to ${rating.max}, higher is truer)`
        }
      </dd>
      <dt>Permanent address</dt>
      <dd><a href="${report.permalink}">${report.permalink}</a></dd>
      <dt>Data</dt>
      <dd>
        <a href="${api}.json">JSON</a>${isCurrent(report) && markup` · <a href="${api}.jsonld">ClaimReview</a>`} ·
        <a href="${api}.csv">CSV</a> · <a href="${api}.pdf">PDF</a>
      </dd>
      <dt>Hash of the content</dt>
      <dd><code>${report.contentHash}</code></dd>
      <dt>Something wrong?</dt>
      <dd><a href="/complaints?report=${number}">Complain about this report</a> ·
        <a href="/reports/${number}/reply">Reply, if it is about you</a> ·
        <a href="/subscriptions?report=${number}">Hear of corrections</a></dd>
    </dl>`;
}
