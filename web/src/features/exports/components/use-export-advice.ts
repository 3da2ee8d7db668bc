import { useTranslations } from 'use-intl';

const KNOWN = ['EXPORT_TOO_LARGE', 'LIMIT_REACHED', 'REPORT_UNUSABLE', 'STORAGE_FULL'] as const;

/** What to do about an export that came to nothing; null for a code the page has no words for. */
export function useExportAdvice(): (code: string) => string | null {
  const t = useTranslations('exports.refusals');
  return (code) => {
    const known = KNOWN.find((each) => each === code);
    return known === undefined ? null : t(known);
  };
}
