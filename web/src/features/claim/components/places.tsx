import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { When } from '../../../components/ui/when';
import type { Me } from '../../../lib/me';
import { type Round, useRevoke } from '../api/rounds';
import styles from './claim.module.css';

/** Who holds a place. How far anybody is, nobody sees before the reveal. */
export function Places({ round, me }: { round: Round; me: Me }) {
  const t = useTranslations('claim');
  const revoke = useRevoke();
  const [asked, setAsked] = useState<{ id: string; name: string } | null>(null);
  const canRevoke = round.status === 'OPEN' && me.permissions.includes('assignment.assign');
  const held = (round.assignments ?? []).filter(({ taken }) => taken);
  const free = round.slots - held.length;
  return (
    <>
      <h3>{t('places')}</h3>
      <ul className={styles.list}>
        {held.map(({ id, reviewerName, dueAt }) => (
          <li key={id} className={styles.line}>
            <bdi>{reviewerName}</bdi>
            {dueAt !== null && (
              <span className={styles.small}>
                {t('due')} <When at={dueAt} />
              </span>
            )}
            {canRevoke && (
              <Button tone="bare" onPress={() => setAsked({ id, name: reviewerName })}>
                {t('revoke')}
              </Button>
            )}
          </li>
        ))}
        {free > 0 && round.status === 'OPEN' && <li className={styles.soft}>{t('freePlaces', { count: free })}</li>}
      </ul>
      {asked && (
        <ReasonDialog
          title={t('revokeTitle', { name: asked.name })}
          hint={t('revokeHint')}
          label={t('reason')}
          confirm={t('revoke')}
          tone="danger"
          onClose={() => setAsked(null)}
          onConfirm={(reason) => revoke.mutateAsync({ id: asked.id, reason })}
        />
      )}
    </>
  );
}
