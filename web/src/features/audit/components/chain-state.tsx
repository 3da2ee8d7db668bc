import { useQuery } from '@tanstack/react-query';
import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { verificationQuery } from '../api/audit';
import { useSentences } from '../../../lib/server-sentences';
import styles from './audit.module.css';

/** Each row carries a hash over itself and the one before it: whether that still fits. */
export function ChainState() {
  const t = useTranslations('audit');
  const problemWords = useSentences('chain');
  const { data: found, error, isFetching, refetch } = useQuery(verificationQuery);
  return (
    <div className={styles.chain}>
      <p>{t('chainHint')}</p>
      {error && <ErrorPanel error={error} />}
      <p role="status" className={found?.ok === false ? styles.broken : styles.whole}>
        {found?.ok === true && (
          <>
            <ShieldCheck size={18} aria-hidden="true" />
            {t(found.whole ? 'whole' : 'newestWhole')}
          </>
        )}
        {found?.fault && (
          <>
            <ShieldAlert size={18} aria-hidden="true" />
            {t('broken', {
              number: found.fault.seq,
              problem: problemWords(found.fault.problemCode, found.fault.problem, found.fault.params),
            })}
          </>
        )}
      </p>
      <Button isPending={isFetching} onPress={() => void refetch()}>
        {t('verify')}
      </Button>
    </div>
  );
}
