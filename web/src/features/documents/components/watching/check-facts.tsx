import { useTranslations } from 'use-intl';
import { When } from '../../../../components/ui/when';
import { ServerWords } from '../../../../lib/server-words';
import type { Watch } from '../../api/watches';
import { HealthBadge } from './health-badge';
import styles from '../documents.module.css';

type Check = Pick<
  Watch,
  | 'health'
  | 'healthSince'
  | 'paused'
  | 'code'
  | 'message'
  | 'failures'
  | 'lastCheckedAt'
  | 'lastChangedAt'
  | 'nextCheckAt'
  | 'checking'
>;

/** How the checks of a page or feed go; what is wrong, and what to do. */
export function CheckFacts({ check }: { check: Check }) {
  const t = useTranslations('watching');
  const { health, healthSince, paused, code, message, failures, lastCheckedAt, lastChangedAt, nextCheckAt, checking } =
    check;
  return (
    <>
      <p className={styles.facts}>
        <HealthBadge health={health} isPaused={paused} />
        {checking && <span>{t('checking')}</span>}
        {lastCheckedAt === null ? (
          <span>{t('neverChecked')}</span>
        ) : (
          <span>
            {t('lastChecked')} <When at={lastCheckedAt} />
          </span>
        )}
        {lastChangedAt !== null && (
          <span>
            {t('lastChanged')} <When at={lastChangedAt} />
          </span>
        )}
        {nextCheckAt !== null && (
          <span>
            {t('nextCheck')} <When at={nextCheckAt} />
          </span>
        )}
      </p>
      {code !== null && (
        <p className={styles.note}>
          {t(`todo.${health}`)} {t('since', { count: failures })} <When at={healthSince} />.{' '}
          {message !== null && <ServerWords said={{ code, message }} />}
        </p>
      )}
    </>
  );
}
