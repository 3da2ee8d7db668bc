import type { VerdictReport } from '../verdict-report.schemas.js';
import { block, inline, link } from './markdown-text.js';
import { dayOf, factsOf, keyInWords, minuteOf, standingNotice } from './plain-words.js';
import { outcomeWords, wayWords } from '../right-of-reply-words.js';
import type { ReportWriter, WriterContext } from './report-writer.js';
import { toBytes } from './to-bytes.js';

/** A readable report for each claim, one after the other (CommonMark). */
export const MARKDOWN_WRITER: ReportWriter = {
  key: 'md',
  mediaType: 'text/markdown; charset=utf-8; variant=CommonMark',
  extension: 'md',
  write: (reports, context) => toBytes(sections(reports, context)),
};

async function* sections(reports: AsyncIterable<VerdictReport>, context: WriterContext): AsyncGenerator<string> {
  const { total, publisher, frozenAt } = context;
  yield `# Verdict reports of ${inline(publisher.name)}\n\n`;
  yield `${total} ${total === 1 ? 'report' : 'reports'}, as of ${minuteOf(frozenAt)}.\n`;
  if (publisher.licence !== null) yield `\nLicence: ${link(publisher.licence, publisher.licence)}\n`;
  for await (const report of reports) yield `\n---\n\n${section(report)}\n`;
}

function section(report: VerdictReport): string {
  const notice = standingNotice(report);
  const parts = [
    `## Report ${report.number}: ${inline(report.shortStatement)}`,
    notice === null ? '' : `**${notice}**`,
    `**${inline(report.rating.name)}** — ${inline(report.rating.definition)}`,
    block(report.summary),
    `### The claim\n\n${block(report.statement)}`,
    `### The words judged\n\n${block(report.quote.exact, '> ')}`,
    `### Why\n\n${block(report.rationale)}`,
    evidence(report),
    decision(report),
    corrections(report),
    rightOfReply(report),
    `### About this report\n\n${facts(report)}`,
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

function evidence({ evidence: items }: VerdictReport): string {
  if (items.length === 0) return '';
  const entries = items.map(({ title, url, archiveUrl, quote, stance, kind, accessedAt }) => {
    const name = url === null ? inline(title) : link(title, url);
    const more = [
      `${inline(keyInWords(stance))}, ${inline(keyInWords(kind))} source`,
      accessedAt === null ? '' : `read on ${dayOf(accessedAt)}`,
      archiveUrl === null ? '' : link('archived copy', archiveUrl),
    ];
    const head = `- ${name} (${more.filter((part) => part !== '').join('; ')})`;
    return quote === null || quote.trim() === '' ? head : `${head}\n\n${block(quote, '  > ')}`;
  });
  return `### Evidence\n\n${entries.join('\n\n')}`;
}

function decision({ adjudication, provenance }: VerdictReport): string {
  const parts = [
    ...provenance.sourcesWaivers.map((words) => `Why fewer sources were enough: ${inline(words)}`),
    ...provenance.fields.map(({ name, values }) => `${inline(name)}: ${inline(values.join('; '))}`),
    ...(adjudication === null
      ? []
      : [`Reason for the adjudication: ${inline(keyInWords(adjudication.cause))}.`, block(adjudication.rationale)]),
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : `### How it was decided\n\n${parts.join('\n\n')}`;
}

function corrections({ corrections: items }: VerdictReport): string {
  if (items.length === 0) return '';
  const entries = items.map(
    ({ kind, what, now, why, publishedAt }) =>
      `- ${dayOf(publishedAt)}, ${keyInWords(kind)}. What was wrong: ${inline(what)} What it says now: ${inline(now)} Why: ${inline(why)}`,
  );
  return `### Corrections\n\n${entries.join('\n')}`;
}

function rightOfReply({ rightOfReply: said }: VerdictReport): string {
  if (!said) return '';
  const asked = said.contactAttempts.map((attempt) => {
    const head = `We asked ${inline(attempt.who)} ${wayWords(attempt)} on ${dayOf(attempt.attemptedAt)}. ${outcomeWords(attempt)}`;
    return attempt.answer === null ? head : `${head}\n\n${block(attempt.answer, '> ')}`;
  });
  const replied = said.replies.map(
    ({ author, text, publishedAt }) =>
      `Reply by ${inline(author)}, published ${dayOf(publishedAt)}:\n\n${block(text, '> ')}`,
  );
  return ['### Right of reply', ...asked, ...replied].join('\n\n');
}

const facts = (report: VerdictReport): string =>
  factsOf(report)
    .map(({ name, value, link: isLink = false }) => `- ${name}: ${isLink ? link(value, value) : inline(value)}`)
    .join('\n');
