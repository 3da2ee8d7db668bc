import { useTranslations } from 'use-intl';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { ApiProblem } from '../../../lib/api-client';
import styles from './exports.module.css';

const KNOWN = ['EXPORT_TOO_LARGE', 'LIMIT_REACHED', 'REPORT_UNUSABLE', 'STORAGE_FULL'] as const;
type Known = (typeof KNOWN)[number];

/** Whether the desk has words of its own for why an export came to nothing. */
export const isKnownRefusal = (code: string): code is Known => KNOWN.some((each) => each === code);

/** Why the desk does not make a file, and what to do. */
export function RefusedExport({ error }: { error: Error }) {
  const t = useTranslations('exports.refusals');
  if (!(error instanceof ApiProblem) || !isKnownRefusal(error.code)) return <ErrorPanel error={error} />;
  return (
    <div role="alert" className={styles.alert}>
      <p>{t(error.code)}</p>
      <p className={styles.soft}>{error.message}</p>
    </div>
  );
}
