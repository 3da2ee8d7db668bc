import type { FeedContent, FeedEntry } from '../reports/feeds/feed-content.js';
import { reportNotice } from '../reports/report-notice.js';
import type { Publisher } from '../reports/to-report.js';
import type { VerdictReport } from '../reports/verdict-report.schemas.js';

/** A report with the id of its verdict, which stays whatever becomes of the report or of our address. */
export interface FedReport {
  verdictId: string;
  report: VerdictReport;
}

/** The reports that changed last, as a feed: one that was retracted or replaced is an updated entry with a notice. */
export function reportsFeed(
  { publicUrl, organisationName }: Publisher,
  reports: readonly FedReport[],
  limit: number,
): FeedContent {
  return {
    id: `${publicUrl}/`,
    title: `Verdict reports of ${organisationName}`,
    author: organisationName,
    homeUrl: `${publicUrl}/`,
    selfUrl: { atom: `${publicUrl}/feed.atom`, json: `${publicUrl}/feed.json` },
    entries: reports
      .map(toEntry)
      .toSorted((a, b) => b.updated.getTime() - a.updated.getTime() || (a.url < b.url ? 1 : -1))
      .slice(0, limit),
  };
}

function toEntry({ verdictId, report }: FedReport): FeedEntry {
  const notice = reportNotice(report);
  const verdict = `${report.rating.name}. ${report.summary}`;
  return {
    id: `urn:uuid:${verdictId}`,
    url: report.permalink,
    title: notice ? `${notice.word}: ${report.shortStatement}` : report.shortStatement,
    text: notice ? `${notice.sentence}\n${verdict}` : verdict,
    categories: [report.rating.label, ...(notice ? [notice.word] : [])],
    language: report.language,
    imageUrl: `${report.permalink}/image.png`,
    published: new Date(report.publishedAt),
    updated: new Date(report.modifiedAt),
  };
}
