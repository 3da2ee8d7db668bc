import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { type Round, runningRoundQuery } from '../../../lib/assigning';
import { Button } from '../../ui/button';
import { When } from '../../ui/when';
import { MoveDialog, type Move } from './move-dialog';
import styles from './assign.module.css';

/** The places of the round of a claim that is under way. */
export function RunningRound({ claimId }: { claimId: string }) {
  const { data: round } = useQuery(runningRoundQuery(claimId));
  return round ? <RoundPlaces round={round} mayMove /> : null;
}

/** Who holds the places of a round, and how to give one to somebody else. How far anybody is, nobody sees. */
export function RoundPlaces({ round, mayMove }: { round: Round; mayMove: boolean }) {
  const t = useTranslations('assign');
  const [move, setMove] = useState<Move | null>(null);
  const holders = round.assignments?.filter(({ taken }) => taken) ?? [];
  if (round.assignments == null) return null;
  const canMove = mayMove && round.status === 'OPEN';
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
            {canMove &&
              (['reassign', 'revoke'] as const).map((kind) => (
                <Button
                  key={kind}
                  onPress={() => setMove({ kind, assignmentId: id, claimId: round.claimId, reviewerName })}
                >
                  {t(kind)}
                </Button>
              ))}
          </li>
        ))}
      </ul>
      {move && <MoveDialog move={move} onClose={() => setMove(null)} />}
    </section>
  );
}
