import type { CorrectionView } from '../../verdicts/verdicts.schemas.js';
import type { Publisher } from '../to-report.js';
import type { FeedContent, FeedEntry } from './feed-content.js';

/** The public log of corrections as a feed, newest first, so that readers of the wrong version hear of it. */
export function correctionsFeed(
  { publicUrl, organisationName }: Publisher,
  corrections: readonly CorrectionView[],
): FeedContent {
  return {
    id: `${publicUrl}/corrections`,
    title: `Corrections of ${organisationName}`,
    author: organisationName,
    homeUrl: `${publicUrl}/corrections`,
    selfUrl: { atom: `${publicUrl}/corrections.atom`, json: `${publicUrl}/corrections.json` },
    entries: corrections.map((item) => toEntry(publicUrl, item)),
  };
}

function toEntry(publicUrl: string, item: CorrectionView): FeedEntry {
  const published = new Date(item.publishedAt ?? item.requestedAt);
  const number = item.toReportNumber ?? item.fromReportNumber;
  return {
    id: `urn:uuid:${item.id}`,
    url: `${publicUrl}/reports/${number}`,
    title: `${item.kind}: report ${item.fromReportNumber}`,
    text: `What was wrong: ${item.whatWasWrong}\nWhat it says now: ${item.whatItSaysNow}\nWhy: ${item.why}`,
    categories: [item.kind],
    published,
    updated: published,
  };
}
