import { useTranslations } from 'use-intl';

const KNOWN = [
  'IMPORT_EMPTY',
  'IMPORT_KIND_UNKNOWN',
  'IMPORT_NOT_UTF8',
  'IMPORT_TOO_LARGE',
  'IMPORT_COLUMNS',
  'IMPORT_BROKEN',
] as const;

/** What to do about a file that was refused as a whole; null for a code the page has no words for. */
export function useImportAdvice(): (code: string) => string | null {
  const t = useTranslations('imports.refusals');
  return (code) => {
    const known = KNOWN.find((each) => each === code);
    return known === undefined ? null : t(known);
  };
}
