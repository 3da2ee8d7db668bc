import type { VerdictReport } from '../reports/verdict-report.schemas.js';

interface Mark {
  /** In capitals, beside the number wherever the report is named. */
  word: string;
  says: string;
}

const MARKS: Record<Exclude<VerdictReport['standing'], 'current'>, Mark> = {
  archived: {
    word: 'ARCHIVED SOURCE',
    says: 'The source no longer says this. An editor decided that the verdict stands for the version judged, named below.',
  },
  unknown: {
    word: 'SOURCE NOT COMPARED',
    says: 'A new version of the source has not been compared yet. The verdict is about the version named below.',
  },
  stale: {
    word: 'STALE',
    says: 'The source has changed since, and no editor has settled it yet. The verdict is about the version named below.',
  },
  superseded: {
    word: 'SUPERSEDED',
    says: 'This is an earlier version that no longer stands. A newer one replaced it.',
  },
  retracted: {
    word: 'RETRACTED',
    says: 'This verdict was taken back and does not stand. The reason is under Corrections.',
  },
};

/** What a reader must not miss about a report that is not simply current; null when it is. */
export const markOf = ({ standing }: VerdictReport): Mark | null => (standing === 'current' ? null : MARKS[standing]);

/** "Report 12", with its mark. */
export function nameOf(report: VerdictReport): string {
  const mark = markOf(report);
  return `Report ${report.number}${mark === null ? '' : ` · ${mark.word}`}`;
}

/** A day or moment as a day; times are UTC. */
export const day = (iso: string): string => iso.slice(0, 10);

/** A code such as `MOSTLY_FALSE` as words. */
export const words = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

/** "mostly false 1, false 1" */
export const histogramOf = ({ raters }: VerdictReport): string =>
  raters.histogram.map(({ label, count }) => `${words(label)} ${count}`).join(', ');

/** A tag that PDF readers understand; null for what is no language. */
export function languageOf({ language }: VerdictReport): string | null {
  try {
    return Intl.getCanonicalLocales(language)[0] ?? null;
  } catch {
    return null;
  }
}
