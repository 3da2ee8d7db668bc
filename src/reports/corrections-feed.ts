import { generateAtomFeed } from 'feedsmith';
import type { CorrectionView } from '../verdicts/verdicts.schemas.js';
import type { Publisher } from './to-report.js';

/** Not allowed in XML 1.0, not even escaped. */
// oxlint-disable-next-line no-control-regex -- these characters are what it is about
const NO_XML = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The public log of corrections as Atom 1.0, newest first, so that readers of the wrong version hear of it. */
export function correctionsFeed(
  { publicUrl, organisationName }: Publisher,
  corrections: readonly CorrectionView[],
): string {
  return generateAtomFeed({
    id: `${publicUrl}/corrections`,
    title: text(`Corrections of ${organisationName}`),
    updated: new Date(corrections[0]?.publishedAt ?? 0),
    authors: [{ name: plain(organisationName) }],
    links: [
      { href: `${publicUrl}/api/v1/corrections.atom`, rel: 'self', type: 'application/atom+xml' },
      { href: `${publicUrl}/corrections`, rel: 'alternate', type: 'text/html' },
    ],
    entries: corrections.map((item) => toEntry(publicUrl, item)),
  });
}

function toEntry(publicUrl: string, item: CorrectionView) {
  const published = new Date(item.publishedAt ?? item.requestedAt);
  const number = item.toReportNumber ?? item.fromReportNumber;
  return {
    id: `urn:uuid:${item.id}`,
    title: text(`${item.kind}: report ${item.fromReportNumber}`),
    published,
    updated: published,
    categories: [{ term: item.kind }],
    links: [{ href: `${publicUrl}/reports/${number}`, rel: 'alternate', type: 'text/html' }],
    summary: text(`What was wrong: ${item.whatWasWrong}\nWhat it says now: ${item.whatItSaysNow}\nWhy: ${item.why}`),
  };
}

const plain = (value: string): string => value.replace(NO_XML, ' ');
const text = (value: string) => ({ value: plain(value) });
