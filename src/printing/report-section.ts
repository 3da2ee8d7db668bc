import { agreementWords, blindnessWords, disagreementWords, rolesWords } from '../reports/decision-words.js';
import { outcomeWords, wayWords } from '../reports/right-of-reply-words.js';
import { sealReport } from '../reports/report-json.js';
import type { VerdictReport } from '../reports/verdict-report.schemas.js';
import { STYLES } from './block-style.js';
import type { PageFlow } from './page-flow.js';
import { day, histogramOf, languageOf, markOf, nameOf, words } from './report-words.js';

/**
 * One report, from a page of its own on. It stops when that page is begun, and then between blocks, so that what is finished can be taken and others are
 * served meanwhile.
 * @param head left of the head of its pages
 */
export function* reportSection(flow: PageFlow, report: VerdictReport, head: string): Generator<void> {
  const { contentHash } = sealReport(report);
  flow.type.missing = false;
  flow.newPage(head, nameOf(report));
  flow.document.addNamedDestination(placeOf(report));
  const section = flow.beginSection(`${nameOf(report)}: ${report.shortStatement}`);
  yield;
  for (const part of [opening, verdict, judged, why, evidence, howDecided, corrections, rightOfReply]) {
    part(flow, report);
    yield;
  }
  facts(flow, report, contentHash);
  if (flow.type.missing) missingCharacters(flow, report);
  section.end();
  yield;
}

/** Name of the place in the file where a report begins. */
export const placeOf = ({ number }: Pick<VerdictReport, 'number'>): string => `report-${number}`;

function opening(flow: PageFlow, report: VerdictReport): void {
  const lang = languageOf(report);
  const mark = markOf(report);
  if (mark !== null) flow.block(`${mark.word}. ${mark.says}`, STYLES.notice);
  const [latest] = report.corrections.filter(({ kind }) => kind === 'CORRECTION');
  if (latest !== undefined && report.state === 'PUBLISHED') {
    flow.block(`CORRECTED on ${day(latest.publishedAt)}. See Corrections below.`, STYLES.notice);
  }
  flow.block(`Verdict report ${report.number} · published ${day(report.publishedAt)}`, STYLES.soft);
  flow.block(report.statement, { ...STYLES.statement, lang });
  const { claimant, madeAt, document } = report;
  const role = claimant?.jobTitle === null || claimant === null ? '' : `, ${claimant.jobTitle}`;
  const who = claimant === null ? 'Claimed' : `Claimed by ${claimant.name}${role}`;
  const where = `in “${document.title}”${document.publisher === null ? '' : ` (${document.publisher})`}`;
  flow.block(`${who}${madeAt === null ? '' : ` on ${day(madeAt)}`}, ${where}.`, STYLES.soft);
  if (claimant !== null && claimant.sameAs !== null)
    flow.block(claimant.sameAs, { ...STYLES.link, link: claimant.sameAs });
  if (report.topics.length > 0) flow.block(`Topics: ${report.topics.join(', ')}.`, STYLES.soft);
}

function verdict(flow: PageFlow, report: VerdictReport): void {
  const { rating, summary } = report;
  const lang = languageOf(report);
  const mark = markOf(report);
  flow.gap(6);
  flow.block(`${rating.name}${mark === null ? '' : ` (${mark.word})`}`, { ...STYLES.verdict, lang });
  flow.block(summary, { ...STYLES.text, lang });
  const place =
    rating.ordinal === null
      ? 'off the scale'
      : `${rating.ordinal} on a scale of ${rating.min} to ${rating.max}, higher is truer`;
  flow.block(`${rating.name}: ${rating.definition}`, { ...STYLES.soft, lang });
  flow.block(`Rating scheme ${rating.schemeKey}, version ${rating.schemeVersion}: ${place}.`, STYLES.soft);
}

function judged(flow: PageFlow, report: VerdictReport): void {
  const { quote, document } = report;
  heading(flow, 'The words judged');
  // The stored context may begin and end inside a word; readers get whole ones.
  const lead = quote.prefix.replace(/^\S*\s+/, '');
  const trail = quote.suffix.replace(/\s+\S*$/, '');
  const around = `${lead === '' ? '' : `… ${lead}`}[${quote.exact}]${trail === '' ? '' : `${trail} …`}`;
  flow.block(around, { ...STYLES.quote, lang: languageOf(report) });
  flow.block(
    `Judged are the words in brackets, as they stand in version ${document.version} of “${document.title}”.`,
    STYLES.soft,
  );
  if (report.source !== null) flow.block(`Source: ${report.source.name}.`, STYLES.soft);
  if (document.url !== null) flow.block(document.url, { ...STYLES.link, link: document.url });
  flow.block(`sha256:${document.sha256}`, STYLES.code);
  const others = report.appearances.filter((url) => url !== document.url);
  if (others.length === 0) return;
  flow.block('The claim also appeared here:', STYLES.soft);
  for (const url of others) flow.block(url, { ...STYLES.link, link: url });
}

function why(flow: PageFlow, report: VerdictReport): void {
  heading(flow, 'Why');
  paragraphs(flow, report.rationale, languageOf(report));
}

function evidence(flow: PageFlow, report: VerdictReport): void {
  if (report.evidence.length === 0) return;
  const lang = languageOf(report);
  heading(flow, 'Evidence');
  report.evidence.forEach((item, index) => {
    flow.block(`${index + 1}. ${item.title}`, { ...STYLES.strong, lang });
    const read = item.accessedAt === null ? '' : ` Read on ${day(item.accessedAt)}.`;
    flow.block(`It ${words(item.stance)} the claim; ${words(item.kind)} source.${read}`, STYLES.soft);
    if (item.quote !== null) flow.block(item.quote, { ...STYLES.quote, lang });
    if (item.url !== null) flow.block(item.url, { ...STYLES.link, link: item.url });
    if (item.archiveUrl !== null) {
      flow.block(`Archived copy: ${item.archiveUrl}`, { ...STYLES.link, link: item.archiveUrl });
    }
    for (const file of item.attachments) attachment(flow, file);
    flow.gap(4);
  });
}

/** The desk keeps the file; with the hash anybody who has one can see that it is the same. */
function attachment(
  flow: PageFlow,
  { filename, mediaType, size, sha256 }: VerdictReport['evidence'][number]['attachments'][number],
): void {
  flow.block(`File kept by the desk: ${filename} (${mediaType}, ${size} bytes)`, { ...STYLES.soft, after: 1 });
  flow.block(`sha256:${sha256}`, STYLES.code);
}

function howDecided(flow: PageFlow, report: VerdictReport): void {
  const { raters, policy, provenance, adjudication, methodologyVersion } = report;
  heading(flow, 'How it was decided');
  const independent =
    raters.count > 1 && raters.independent ? " Ratings were given independently, before anybody saw another's." : '';
  flow.block(`${raters.note}${independent}`, STYLES.text);
  if (raters.histogram.length > 0) flow.block(`Ratings that count: ${histogramOf(report)}.`, STYLES.text);
  flow.block(
    `The round asked for ${policy.k} ${policy.k === 1 ? 'rater' : 'raters'}. Seen while rating: ${blindnessWords(report)}. ` +
      `Ratings counted as agreed ${agreementWords(report)}; if not, ${disagreementWords(report)}.`,
    STYLES.text,
  );
  flow.block(`Decided by: ${rolesWords(report)}.`, STYLES.text);
  for (const waiver of provenance.sourcesWaivers) flow.block(`Why fewer sources were enough: ${waiver}`, STYLES.text);
  for (const { name, values } of provenance.fields) flow.block(`${name}: ${values.join('; ')}`, STYLES.text);
  if (adjudication !== null) {
    flow.block(`Reason for the adjudication: ${words(adjudication.cause)}.`, STYLES.text);
    paragraphs(flow, adjudication.rationale, languageOf(report));
  }
  flow.block(`Methodology version ${methodologyVersion}.`, STYLES.soft);
}

function corrections(flow: PageFlow, report: VerdictReport): void {
  if (report.corrections.length === 0) return;
  const lang = languageOf(report);
  heading(flow, 'Corrections');
  for (const { kind, what, now, why: reason, publishedAt } of report.corrections) {
    flow.block(`${words(kind)}, ${day(publishedAt)}`, STYLES.strong);
    flow.block(`What was wrong: ${what}`, { ...STYLES.text, lang, after: 2 });
    flow.block(`What it says now: ${now}`, { ...STYLES.text, lang, after: 2 });
    flow.block(`Why: ${reason}`, { ...STYLES.text, lang });
  }
}

function rightOfReply(flow: PageFlow, report: VerdictReport): void {
  const { rightOfReply: said } = report;
  if (!said) return;
  const lang = languageOf(report);
  heading(flow, 'Right of reply');
  for (const attempt of said.contactAttempts) {
    const asked = `We asked ${attempt.who} ${wayWords(attempt)} on ${day(attempt.attemptedAt)}. ${outcomeWords(attempt)}`;
    flow.block(asked, STYLES.text);
    if (attempt.answer !== null) flow.block(attempt.answer, { ...STYLES.quote, lang });
  }
  for (const { author, text, publishedAt } of said.replies) {
    flow.block(`Reply by ${author}, published ${day(publishedAt)}`, STYLES.strong);
    paragraphs(flow, text, lang);
  }
}

function facts(flow: PageFlow, report: VerdictReport, contentHash: string): void {
  heading(flow, 'About this report');
  const { organisation, firstPublishedAt, publishedAt, modifiedAt, verdictVersion, permalink } = report;
  flow.block(
    `Published by ${organisation.name}. First published ${day(firstPublishedAt)}; this version (${verdictVersion}) ` +
      `${day(publishedAt)}; last changed ${day(modifiedAt)}.`,
    STYLES.soft,
  );
  if (report.reviewBy !== null) {
    flow.block(`The desk means to look again whether it holds from ${report.reviewBy} on.`, STYLES.soft);
  }
  flow.block(permalink, { ...STYLES.link, link: permalink });
  flow.block(contentHash, STYLES.code);
}

function missingCharacters(flow: PageFlow, { permalink }: VerdictReport): void {
  flow.block(
    `□ stands for characters that the fonts of this file do not have. The report in full is at ${permalink}`,
    STYLES.notice,
  );
}

function paragraphs(flow: PageFlow, text: string, lang: string | null): void {
  for (const paragraph of text.split(/\n{2,}/)) flow.block(paragraph, { ...STYLES.text, lang });
}

function heading(flow: PageFlow, text: string): void {
  flow.gap(8);
  flow.block(text, STYLES.heading);
}
