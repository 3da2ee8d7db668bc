import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { When } from '../../../components/ui/when';
import { runningRoundQuery } from '../api/assigning';
import { MoveDialog, type Move } from './move-dialog';
import styles from './assign.module.css';

/** Who holds the places of the round under way, and how to give a place to somebody else. */
export function Places({ claimId }: { claimId: string }) {
  const t = useTranslations('assign');
  const { data: round } = useQuery(runningRoundQuery(claimId));
  const [move, setMove] = useState<Move | null>(null);
  const holders = round?.assignments?.filter(({ taken }) => taken) ?? [];
  if (!round || holders.length === 0) return null;
  return (
    <section aria-label={t('holders')}>
      <p className={styles.label}>{t('holdersOf', { held: holders.length, slots: round.slots })}</p>
      <ul className={styles.holders}>
        {holders.map(({ id, reviewerName, dueAt }) => (
          <li key={id} className={styles.holder}>
            <span>
              <bdi>{reviewerName}</bdi>{' '}
              {dueAt !== null && (
                <small className={styles.hint}>
                  {t('dueAt')} <When at={dueAt} />
                </small>
              )}
            </span>
            <Button onPress={() => setMove({ kind: 'reassign', assignmentId: id, claimId, reviewerName })}>
              {t('reassign')}
            </Button>
            <Button onPress={() => setMove({ kind: 'revoke', assignmentId: id, claimId, reviewerName })}>
              {t('revoke')}
            </Button>
          </li>
        ))}
      </ul>
      {move && <MoveDialog move={move} onClose={() => setMove(null)} />}
    </section>
  );
}
