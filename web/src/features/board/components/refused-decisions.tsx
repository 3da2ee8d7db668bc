import { useMutation, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { ClaimState } from '../../../components/claims/claim-state';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { When } from '../../../components/ui/when';
import { claimHistoryQuery, deskClaimQuery } from '../../../lib/claims';
import { personQuery } from '../../../lib/people';
import { ServerWords } from '../../../lib/server-words';
import { decide, type Decision, undoTriage } from '../api/triage';
import type { Refused, Triage } from './use-triage';
import styles from './refused-decisions.module.css';

/** Decisions that the desk refused: what one wanted, what somebody else has done, and the choice between the two. */
export function RefusedDecisions({ triage }: { triage: Triage }) {
  const t = useTranslations('inbox');
  if (triage.refused.length === 0) return null;
  return (
    <section className={styles.list} aria-label={t('refusedTitle')}>
      {triage.refused.map((refused) => (
        <RefusedDecision key={refused.claim.id} refused={refused} triage={triage} />
      ))}
    </section>
  );
}

function RefusedDecision({ refused, triage }: { refused: Refused; triage: Triage }) {
  const t = useTranslations('inbox');
  const { claim, decision, error } = refused;
  const { data: now } = useQuery(deskClaimQuery(claim.id));
  const dismiss = () => {
    triage.dismiss(claim.id);
    triage.refresh();
  };
  const isDecided = now != null && now.workflowState !== 'CANDIDATE';
  const instead = useMutation({
    mutationFn: async () => {
      if (isDecided) await undoTriage(claim.id);
      await decide(claim.id, decision);
    },
    onSuccess: dismiss,
  });
  return (
    <div role="alert" className={styles.refused}>
      <p>
        <strong>{isDecided ? t('refusedOther') : t('refused')}</strong> {!isDecided && <ServerWords said={error} />}
      </p>
      <ClaimLink id={claim.id}>{claim.statement}</ClaimLink>
      {isDecided && (
        <p className={styles.line}>
          {t('theirDecision')} <ClaimState state={now.workflowState} />
          <Because claim={now} />
          <DecidedBy claimId={claim.id} />
        </p>
      )}
      <p className={styles.line}>
        {t('yourDecision')} <span>{useDecisionText(decision)}</span>
      </p>
      {instead.error && <ErrorPanel error={instead.error} />}
      <div className={styles.line}>
        <Button onPress={dismiss}>{isDecided ? t('leaveTheirs') : t('dismiss')}</Button>
        {(!isDecided || now.undoable) && (
          <Button tone="danger" isPending={instead.isPending} onPress={() => instead.mutate()}>
            {isDecided ? t('decideInstead') : t('again')}
          </Button>
        )}
      </div>
    </div>
  );
}

function useDecisionText(decision: Decision): string {
  const t = useTranslations('inbox');
  const acts = useTranslations('claimActs');
  return decision.action === 'accept'
    ? t('wantedAccept', { reason: decision.checkReason })
    : t('wantedReject', { reason: acts(`rejectReason.${decision.reason}`) });
}

function Because({ claim: { rejectReason, checkReason } }: { claim: Refused['claim'] }) {
  const t = useTranslations('claimActs');
  if (rejectReason !== null) return <bdi>{t(`rejectReason.${rejectReason}`)}</bdi>;
  return checkReason === null ? null : <bdi>{checkReason}</bdi>;
}

function DecidedBy({ claimId }: { claimId: string }) {
  const t = useTranslations('inbox');
  const { data: history } = useQuery(claimHistoryQuery(claimId));
  const event = history?.items.find(({ from, to }) => from !== to);
  const { data: person } = useQuery({ ...personQuery(event?.actorId ?? ''), enabled: event?.actorId != null });
  if (!event) return null;
  return (
    <span>
      {person && <bdi>{t('by', { who: person.displayName })}</bdi>} <When at={event.at} />
    </span>
  );
}
