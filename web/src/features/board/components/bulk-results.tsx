import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { Button } from '../../../components/ui/button';
import { deskClaimQuery } from '../../../lib/claims';
import { ServerWords } from '../../../lib/server-words';
import type { BulkResult } from '../api/triage';
import styles from './bulk.module.css';

/** Refusals shown by name; with more, something else is wrong than single claims. */
const SHOWN = 50;

interface Props {
  items: BulkResult['items'];
  /** The filter meant more claims than one act takes. */
  more: boolean;
  onClose: () => void;
}

/** What became of each claim of a bulk act. */
export function BulkResults({ items, more, onClose }: Props) {
  const t = useTranslations('inbox');
  const refused = items.filter(({ outcome }) => outcome === 'REFUSED');
  return (
    <>
      <p role="status">{t('bulkDone', { done: items.length - refused.length, refused: refused.length })}</p>
      {more && <p>{t('bulkMore', { most: items.length })}</p>}
      {refused.length > 0 && (
        <ul className={styles.results} aria-label={t('bulkRefused')}>
          {refused.slice(0, SHOWN).map(({ claimId, code, message }) => (
            <li key={claimId}>
              <Statement id={claimId} />
              <p className={styles.why}>
                <ServerWords said={{ code, message }} />
              </p>
            </li>
          ))}
        </ul>
      )}
      {refused.length > SHOWN && <p>{t('bulkRefusedMore', { count: refused.length - SHOWN })}</p>}
      <div className={styles.buttons}>
        <Button tone="main" onPress={onClose} autoFocus>
          {t('close')}
        </Button>
      </div>
    </>
  );
}

function Statement({ id }: { id: string }) {
  const { data: claim } = useQuery(deskClaimQuery(id));
  return <ClaimLink id={id}>{claim?.statement ?? '…'}</ClaimLink>;
}
