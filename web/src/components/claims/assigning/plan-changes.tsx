import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../claim-link';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import type { ApiProblem, Schemas } from '../../../lib/api-client';
import { deskClaimQuery } from '../../../lib/claims';
import { peopleQuery } from '../../../lib/people';
import { usePlanWords } from '../../../lib/server-sentences';

interface Change {
  claimId: string;
  reviewerId: string | null;
  because: string;
  reasons?: Schemas['PlanReason'][];
}

/** What has changed since the plan was shown, so that it cannot be applied as it was. Nothing was assigned. */
export function PlanChanges({ problem, onAgain }: { problem: ApiProblem; onAgain: () => void }) {
  const t = useTranslations('assign');
  const planWords = usePlanWords();
  const { data: people = [] } = useQuery(peopleQuery);
  const changes = Array.isArray(problem.body.changes) ? (problem.body.changes as Change[]) : [];
  return (
    <div role="alert">
      <Notice tone="warn" title={t('planChanged')} actions={<Button onPress={onAgain}>{t('newPlan')}</Button>}>
        <ul>
          {changes.slice(0, 20).map(({ claimId, reviewerId, because, reasons }) => (
            <li key={`${claimId} ${reviewerId}`}>
              <Statement id={claimId} /> <bdi>{people.find(({ id }) => id === reviewerId)?.displayName}</bdi>{' '}
              <span>{planWords(because, reasons)}</span>
            </li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}

function Statement({ id }: { id: string }) {
  const { data: claim } = useQuery(deskClaimQuery(id));
  return <ClaimLink id={id}>{claim?.statement ?? '…'}</ClaimLink>;
}
