import { useTranslations } from 'use-intl';
import type { Said } from '../../lib/said';
import { ServerWords } from '../../lib/server-words';
import styles from './made.module.css';

interface Props {
  said: Said;
  /** What the page itself says to do about it; null for what it has no words for. */
  advice: string | null;
  /** It is the answer to what one has just done, and not a fact of the list. */
  isAlert?: boolean;
}

/** Why an export or import came to nothing, and what to do; what the server says in particular stands behind that. */
export function RunFailure({ said, advice, isAlert = false }: Props) {
  const t = useTranslations('app');
  return (
    <div className={isAlert ? styles.alert : styles.refused} {...(isAlert ? { role: 'alert' } : {})}>
      <p>{advice ?? <ServerWords said={said} />}</p>
      {advice !== null && said.message != null && said.message !== advice && (
        <details>
          <summary>{t('details')}</summary>
          <p lang="en">{said.message}</p>
        </details>
      )}
    </div>
  );
}
