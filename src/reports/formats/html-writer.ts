import type { VerdictReport } from '../verdict-report.schemas.js';
import { anchor, escapeHtml, isolated, paragraphs } from './html-text.js';
import { dayOf, factsOf, keyInWords, minuteOf, standingNotice } from './plain-words.js';
import { outcomeWords, wayWords } from '../right-of-reply-words.js';
import type { ReportWriter, WriterContext } from './report-writer.js';
import { toBytes } from './to-bytes.js';

/** One file to open in a browser: no script, nothing loaded from elsewhere. */
export const HTML_WRITER: ReportWriter = {
  key: 'html',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  write: (reports, context) => toBytes(document(reports, context)),
};

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
article{border-top:1px solid #999;margin-top:3rem;padding-top:1rem}
.lines{white-space:pre-line;overflow-wrap:anywhere}
.notice{border:1px solid #8a5a00;padding:.5rem .75rem}
blockquote{border-left:.25rem solid #767676;margin:1rem 0;padding-left:1rem}
dt{font-weight:600}dd{margin:0 0 .5rem;overflow-wrap:anywhere}
@media print{article{break-before:page}}`;

async function* document(reports: AsyncIterable<VerdictReport>, context: WriterContext): AsyncGenerator<string> {
  const { total, publisher, frozenAt } = context;
  yield `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>Verdict reports of ${escapeHtml(publisher.name)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>Verdict reports of ${isolated(publisher.name)}</h1>
<p>${total} ${total === 1 ? 'report' : 'reports'}, as of ${minuteOf(frozenAt)}.</p>
${publisher.licence === null ? '' : `<p>Licence: ${anchor(publisher.licence, publisher.licence)}</p>\n`}<nav aria-label="Contents"><ol>
`;
  for await (const { number, shortStatement, rating } of reports) {
    yield `<li value="${number}"><a href="#report-${number}">${isolated(shortStatement)}</a> (${isolated(rating.name)})</li>\n`;
  }
  yield '</ol></nav>\n<main>\n';
  for await (const report of reports) yield section(report);
  yield '</main>\n</body>\n</html>\n';
}

function section(report: VerdictReport): string {
  const notice = standingNotice(report);
  const { rating, quote } = report;
  return `<article id="report-${report.number}">
<h2>Report ${report.number}: ${isolated(report.shortStatement)}</h2>
${notice === null ? '' : `<p class="notice"><strong>${notice}</strong></p>\n`}<p><strong>${isolated(rating.name)}</strong>: ${isolated(rating.definition)}</p>
<div lang="${escapeHtml(report.language)}">${paragraphs(report.summary)}</div>
<h3>The claim</h3>
<div lang="${escapeHtml(report.language)}">${paragraphs(report.statement)}</div>
<h3>The words judged</h3>
<blockquote class="lines" dir="auto">${isolated(quote.exact)}</blockquote>
<h3>Why</h3>
<div lang="${escapeHtml(report.language)}">${paragraphs(report.rationale)}</div>
${evidence(report)}${decision(report)}${corrections(report)}${rightOfReply(report)}<h3>About this report</h3>
<dl>
${factsOf(report)
  .map(({ name, value, link = false }) => `<dt>${name}</dt><dd>${link ? anchor(value, value) : isolated(value)}</dd>`)
  .join('\n')}
</dl>
</article>
`;
}

function evidence({ evidence: items }: VerdictReport): string {
  if (items.length === 0) return '';
  const entries = items.map(({ title, url, archiveUrl, quote, stance, kind, accessedAt }) => {
    const words = quote === null ? '' : `<blockquote class="lines" dir="auto">${isolated(quote)}</blockquote>`;
    const read = accessedAt === null ? '' : ` Read on ${dayOf(accessedAt)}.`;
    const copy = archiveUrl === null ? '' : ` ${anchor(archiveUrl, 'Archived copy')}`;
    const about = `${isolated(keyInWords(stance))}, ${isolated(keyInWords(kind))} source.`;
    return `<li>${url === null ? isolated(title) : anchor(url, title)} ${about}${read}${copy}${words}</li>`;
  });
  return `<h3>Evidence</h3>\n<ol>\n${entries.join('\n')}\n</ol>\n`;
}

function decision({ adjudication, provenance }: VerdictReport): string {
  const parts = [
    ...provenance.sourcesWaivers.map((words) => `<p>Why fewer sources were enough: ${isolated(words)}</p>`),
    ...provenance.fields.map(({ name, values }) => `<p>${isolated(name)}: ${isolated(values.join('; '))}</p>`),
  ];
  if (adjudication !== null) {
    parts.push(`<p>Reason for the adjudication: ${isolated(keyInWords(adjudication.cause))}.</p>`);
    parts.push(paragraphs(adjudication.rationale));
  }
  return parts.length === 0 ? '' : `<h3>How it was decided</h3>\n${parts.join('\n')}\n`;
}

function corrections({ corrections: items }: VerdictReport): string {
  if (items.length === 0) return '';
  const entries = items.map(
    ({ kind, what, now, why, publishedAt }) =>
      `<li>${dayOf(publishedAt)}, ${keyInWords(kind)}<dl><dt>What was wrong</dt><dd>${isolated(what)}</dd><dt>What it says now</dt><dd>${isolated(now)}</dd><dt>Why</dt><dd>${isolated(why)}</dd></dl></li>`,
  );
  return `<h3>Corrections</h3>\n<ol>\n${entries.join('\n')}\n</ol>\n`;
}

function rightOfReply({ rightOfReply: said }: VerdictReport): string {
  if (!said) return '';
  const asked = said.contactAttempts.map((attempt) => {
    const answer =
      attempt.answer === null ? '' : `<blockquote class="lines" dir="auto">${isolated(attempt.answer)}</blockquote>`;
    return `<li>We asked ${isolated(attempt.who)} ${wayWords(attempt)} on ${dayOf(attempt.attemptedAt)}. ${outcomeWords(attempt)}${answer}</li>`;
  });
  const replied = said.replies.map(
    ({ author, text, publishedAt }) =>
      `<li>Reply by ${isolated(author)}, published ${dayOf(publishedAt)}\n${paragraphs(text)}</li>`,
  );
  return `<h3>Right of reply</h3>\n<ul>\n${[...asked, ...replied].join('\n')}\n</ul>\n`;
}
