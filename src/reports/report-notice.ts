import { isCurrent, type VerdictReport } from './verdict-report.schemas.js';

/** What became of a report, in one word and one sentence, for where its page is not at hand. */
export interface ReportNotice {
  word: string;
  sentence: string;
}

/** Null for a report that stands as it was published. */
export function reportNotice(report: VerdictReport): ReportNotice | null {
  if (report.retracted) {
    return { word: 'Retracted', sentence: 'This verdict was taken back and does not stand.' };
  }
  if (report.state === 'SUPERSEDED') {
    return { word: 'Replaced', sentence: 'This is an earlier version and no longer stands.' };
  }
  if (!isCurrent(report)) {
    return { word: 'Not current', sentence: 'The source has changed since this verdict, or is being compared.' };
  }
  // A report of a new round stands for itself: what was corrected were reports before it.
  const corrected = report.corrections.some(
    ({ kind, publishedAt }) => kind === 'CORRECTION' && publishedAt >= report.publishedAt,
  );
  return corrected ? { word: 'Corrected', sentence: 'The conclusion was corrected after publication.' } : null;
}
