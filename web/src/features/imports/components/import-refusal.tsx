import { useTranslations } from 'use-intl';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { ApiProblem } from '../../../lib/api-client';
import styles from './imports.module.css';

const KNOWN = [
  'IMPORT_EMPTY',
  'IMPORT_KIND_UNKNOWN',
  'IMPORT_NOT_UTF8',
  'IMPORT_TOO_LARGE',
  'IMPORT_COLUMNS',
  'IMPORT_BROKEN',
] as const;

/** What to do about a file that was refused as a whole; null for a code the desk has no words for. */
export function useImportAdvice(): (code: string) => string | null {
  const t = useTranslations('imports.refusals');
  return (code) => {
    const known = KNOWN.find((each) => each === code);
    return known === undefined ? null : t(known);
  };
}

/** Why a file was refused at once. */
export function ImportRefusal({ error }: { error: Error }) {
  const advice = useImportAdvice()(error instanceof ApiProblem ? error.code : '');
  if (advice === null) return <ErrorPanel error={error} />;
  return (
    <div role="alert" className={styles.alert}>
      <p>{advice}</p>
      {error.message !== advice && <p className={styles.soft}>{error.message}</p>}
    </div>
  );
}
