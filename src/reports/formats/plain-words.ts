import type { VerdictReport } from '../verdict-report.schemas.js';

const STANDS: Record<VerdictReport['standing'], string | null> = {
  current: null,
  archived: 'No longer in the source; the verdict is about the archived version.',
  unknown: 'A new version of the source has not been compared yet; the verdict is about the version named below.',
  stale: 'The source has changed since the verdict, and no editor has settled it yet.',
  superseded: 'Replaced: this is an earlier version and no longer stands.',
  retracted: 'Retracted: this verdict was taken back and does not stand.',
};

/** What readers have to know before they quote it; null when it stands without more. */
export const standingNotice = ({ standing }: VerdictReport): string | null => STANDS[standing];

/** `EVIDENCE_MISSED` as `evidence missed`. */
export const keyInWords = (key: string): string => key.toLowerCase().replaceAll('_', ' ');

/** The day of a moment or a day, as it was given: ISO 8601. */
export const dayOf = (moment: string): string => moment.slice(0, 10);

/** The moment as people read it: `2026-03-04 09:00 UTC`. */
export const minuteOf = (moment: string): string => `${moment.slice(0, 10)} ${moment.slice(11, 16)} UTC`;

export interface Fact {
  name: string;
  value: string;
  /** The value is this address. */
  link?: boolean;
}

/** What stands in the list of facts of a report, in any form of it. */
export function factsOf(report: VerdictReport): Fact[] {
  const { document, rating, raters } = report;
  const scale =
    rating.ordinal === null
      ? 'off the scale'
      : `${rating.ordinal} on a scale of ${rating.min} to ${rating.max}, higher is truer`;
  return [
    { name: 'Claimed by', value: claimantOf(report) },
    { name: 'Claim made', value: report.madeAt === null ? '' : dayOf(report.madeAt) },
    { name: 'Source', value: [document.title, document.publisher].filter((part) => part !== null).join(', ') },
    { name: 'Address of the source', value: document.url ?? '', link: true },
    { name: 'Version judged', value: `${document.version}, sha256:${document.sha256}` },
    { name: 'Rating scheme', value: `${rating.schemeKey}, version ${rating.schemeVersion} (${scale})` },
    { name: 'Raters', value: raters.note },
    { name: 'Methodology', value: `version ${report.methodologyVersion}` },
    { name: 'First published', value: minuteOf(report.firstPublishedAt) },
    { name: 'This version', value: minuteOf(report.publishedAt) },
    { name: 'Last changed', value: minuteOf(report.modifiedAt) },
    { name: 'Permanent address', value: report.permalink, link: true },
  ].filter(({ value }) => value !== '');
}

function claimantOf({ claimant }: VerdictReport): string {
  if (claimant === null) return '';
  return claimant.jobTitle === null ? claimant.name : `${claimant.name}, ${claimant.jobTitle}`;
}
