import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { RoundPlaces } from '../../../components/claims/assigning/round-places';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Facts } from '../../../components/ui/facts';
import { Notice } from '../../../components/ui/notice';
import { Panel } from '../../../components/ui/panel';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import type { Me } from '../../../lib/me';
import type { DeskClaim } from '../../../lib/claims';
import type { Round } from '../../../lib/assigning';
import { type ClaimRound, roundQuery, roundsQuery, useUnblind, useVoidRound } from '../api/rounds';
import { RevealedRatings } from './revealed-ratings';
import layout from '../../../components/ui/layout.module.css';

/** The rounds of a claim, newest first; each as its reader may see it. */
export function Rounds({ claim, me }: { claim: DeskClaim; me: Me }) {
  const t = useTranslations('claim');
  const rounds = useQuery(roundsQuery(claim.id));
  if (rounds.isPending) return <SkeletonRows rows={2} />;
  if (rounds.isError) return <ErrorPanel error={rounds.error} onRetry={() => void rounds.refetch()} />;
  if (rounds.data.length === 0) return <EmptyState title={t('noRounds')} hint={t('noRoundsHint')} />;
  return (
    <div className={layout.stack}>
      {rounds.data.map((round) => (
        <RoundPanel key={round.id} summary={round} me={me} />
      ))}
    </div>
  );
}

function RoundPanel({ summary, me }: { summary: ClaimRound; me: Me }) {
  const t = useTranslations('claim');
  const round = useQuery(roundQuery(summary.id));
  const { submitted, slots, status } = summary;
  return (
    <Panel
      title={t('round', { number: summary.number })}
      actions={<Badge tone={status === 'VOID' ? 'plain' : 'accent'}>{t(`roundStatus.${status}`)}</Badge>}
    >
      <Facts
        facts={[
          [t('opened'), <DateText key="opened" at={summary.openedAt} withTime />],
          [t('submitted'), submitted === null ? null : t('kOfN', { submitted, slots })],
          [t('blind'), t(`blindness.${summary.blind}`)],
          [t('revealed'), summary.revealedAt === null ? null : <DateText at={summary.revealedAt} withTime />],
          [t('voidBecause'), summary.voidReason],
        ]}
      />
      {round.isError && <ErrorPanel error={round.error} onRetry={() => void round.refetch()} />}
      {round.data && <Inside round={round.data} me={me} />}
    </Panel>
  );
}

function Inside({ round, me }: { round: Round; me: Me }) {
  const t = useTranslations('claim');
  const [dialog, setDialog] = useState<'void' | 'unblind' | null>(null);
  const voidRound = useVoidRound(round.id);
  const unblind = useUnblind(round.id);
  const isUnderWay = round.status === 'OPEN' || round.status === 'COMPLETE';
  const canVoid = isUnderWay && me.permissions.includes('round.open');
  const canUnblind = isUnderWay && round.ratings === null && me.permissions.includes('round.unblind');
  return (
    <>
      {round.unblinded.map(({ personId, personName, reason, at }) => (
        <Notice key={personId} tone="bad" title={t('glassBroken')}>
          <p>
            <bdi>{personName}</bdi>, <DateText at={at} withTime />: <bdi>{reason}</bdi>
          </p>
        </Notice>
      ))}
      <RoundPlaces round={round} mayMove={me.permissions.includes('assignment.assign')} />
      {round.ratings !== null && <RevealedRatings round={round} />}
      {round.ratings === null && isUnderWay && <p className={layout.small}>{t('ratingsLater')}</p>}
      <div className={layout.buttons}>
        {canVoid && <Button onPress={() => setDialog('void')}>{t('voidRound')}</Button>}
        {canUnblind && (
          <Button tone="danger" onPress={() => setDialog('unblind')}>
            {t('breakGlass')}
          </Button>
        )}
      </div>
      {dialog === 'void' && (
        <ReasonDialog
          title={t('voidRound')}
          hint={t('voidHint')}
          label={t('reason')}
          confirm={t('voidRound')}
          tone="danger"
          onClose={() => setDialog(null)}
          onConfirm={(reason) => voidRound.mutateAsync(reason)}
        />
      )}
      {dialog === 'unblind' && (
        <ReasonDialog
          title={t('breakGlass')}
          hint={
            <Notice tone="bad" title={t('glassTitle')}>
              <ul>
                {(['forever', 'told', 'you', 'statistics'] as const).map((point) => (
                  <li key={point}>{t(`glass.${point}`)}</li>
                ))}
              </ul>
            </Notice>
          }
          label={t('glassReason')}
          confirm={t('breakGlassNow')}
          tone="danger"
          onClose={() => setDialog(null)}
          onConfirm={(reason) => unblind.mutateAsync(reason)}
        />
      )}
    </>
  );
}
