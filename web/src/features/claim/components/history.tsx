import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import type { Schemas } from '../../../lib/api-client';
import { type DeskClaim, claimHistoryQuery } from '../../../lib/claims';
import { useStateName } from './use-state-name';
import { useEventName } from './use-event-name';
import layout from '../../../components/ui/layout.module.css';

type Event = Schemas['ClaimHistory']['items'][number];

/** Who did what and when, from which state to which, and why; and how the statement was worded. */
export function History({ claim }: { claim: DeskClaim }) {
  const t = useTranslations('claim');
  const history = useQuery(claimHistoryQuery(claim.id));
  if (history.isPending) return <SkeletonRows />;
  if (history.isError) return <ErrorPanel error={history.error} onRetry={() => void history.refetch()} />;
  const { items, statements } = history.data;
  return (
    <div className={layout.stack}>
      {statements.length > 1 && (
        <Panel title={t('wordings')}>
          <ol className={layout.entries}>
            {statements.toReversed().map(({ revision, statement, authorName, createdAt }) => (
              <li key={revision} className={layout.entry}>
                <p dir="auto">{statement}</p>
                <p className={layout.small}>
                  <DateText at={createdAt} withTime /> <bdi>{authorName ?? t('system')}</bdi>
                </p>
              </li>
            ))}
          </ol>
        </Panel>
      )}
      <Panel title={t('history')}>
        <ol className={layout.entries}>
          {items.map((event) => (
            <Row key={event.seq} event={event} />
          ))}
        </ol>
      </Panel>
    </div>
  );
}

function Row({ event }: { event: Event }) {
  const t = useTranslations('claim');
  const nameOf = useEventName();
  const stateOf = useStateName();
  const { from, to, reason, otherClaimId } = event;
  return (
    <li className={layout.entry}>
      <p className={layout.line}>
        <strong>{nameOf(event.event)}</strong>
        {from !== null && to !== null && from !== to && (
          <span className={layout.small}>{t('fromTo', { from: stateOf(from), to: stateOf(to) })}</span>
        )}
        {otherClaimId !== null && <ClaimLink id={otherClaimId}>{t('otherClaim')}</ClaimLink>}
      </p>
      {reason !== null && <p dir="auto">{reason}</p>}
      <p className={layout.small}>
        <DateText at={event.at} withTime /> <bdi>{event.actorName ?? t('system')}</bdi>
      </p>
    </li>
  );
}
