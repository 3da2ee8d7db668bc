import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../ui/button';
import { Drawer } from '../../ui/drawer';
import { ErrorPanel } from '../../ui/error-panel';
import { SkeletonRows } from '../../ui/skeleton';
import { ApiProblem } from '../../../lib/api-client';
import { assignMany, type BulkAssign, useRefreshWork } from '../../../lib/assigning';
import { type ClaimTarget, deskClaimQuery } from '../../../lib/claims';
import { policiesQuery } from '../../../lib/policies';
import { AssignTerms, bodyOf, FIRST_TERMS, type Terms } from './assign-terms';
import { RunningRound } from './round-places';
import { PlanChanges } from './plan-changes';
import { PlanView } from './plan-view';
import styles from './assign.module.css';

interface Props {
  target: ClaimTarget;
  onClose: () => void;
}

const wanted = (target: ClaimTarget): Pick<BulkAssign, 'claimIds' | 'filter'> =>
  'ids' in target ? { claimIds: [...target.ids] } : { filter: target.filter as never };

/** Gives claims to people: the terms, the plan with every choice explained, and then exactly that plan. */
export function AssignDrawer({ target, onClose }: Props) {
  const t = useTranslations('assign');
  const refresh = useRefreshWork();
  const [terms, setTerms] = useState<Terms>(FIRST_TERMS);
  const [isShown, setShown] = useState(true);
  const { data: policies = [] } = useQuery(policiesQuery);
  const plan = useMutation({
    mutationFn: (next: Terms) => assignMany({ ...wanted(target), ...bodyOf(next), dryRun: true } as BulkAssign),
    onSuccess: () => setShown(true),
  });
  const apply = useMutation({
    mutationFn: (planId: string) => assignMany({ planId } as BulkAssign),
    onSuccess: refresh,
  });
  const ask = useRef(plan.mutate);
  ask.current = plan.mutate;
  useEffect(() => ask.current(FIRST_TERMS), []);
  const only = 'ids' in target && target.ids.length === 1 ? target.ids[0] : undefined;
  const again = () => {
    apply.reset();
    plan.mutate(terms);
  };
  const isChanged = apply.error instanceof ApiProblem && apply.error.code === 'PLAN_CHANGED';
  const count = 'ids' in target ? String(target.ids.length) : target.count;
  const planId = plan.data?.planId;
  return (
    <Drawer title={t('title', { count })} isOpen onClose={onClose}>
      {apply.data ? (
        <>
          <p role="status">{t('applied', { given: apply.data.given, missing: apply.data.missing })}</p>
          <PlanView plan={apply.data} />
          <Button tone="main" onPress={onClose} autoFocus>
            {t('done')}
          </Button>
        </>
      ) : (
        <>
          {only !== undefined && <OnlyClaim id={only} />}
          <AssignTerms
            terms={terms}
            policies={policies}
            claimId={only}
            onChange={(next) => {
              setTerms(next);
              setShown(false);
            }}
          />
          <Button tone={isShown ? 'plain' : 'main'} isPending={plan.isPending} onPress={again}>
            {t('showPlan')}
          </Button>
          {plan.error && <ErrorPanel error={plan.error} onRetry={again} />}
          {plan.isPending && <SkeletonRows rows={4} />}
          {isChanged && <PlanChanges problem={apply.error as ApiProblem} onAgain={again} />}
          {apply.error && !isChanged && <ErrorPanel error={apply.error} onRetry={again} />}
          {plan.data && isShown && !plan.isPending && !isChanged && (
            <>
              <PlanView plan={plan.data} />
              <div className={styles.apply}>
                <Button
                  tone="main"
                  isDisabled={
                    planId == null || (plan.data.given === 0 && !plan.data.items.some(({ opensRound }) => opensRound))
                  }
                  isPending={apply.isPending}
                  onPress={() => planId != null && apply.mutate(planId)}
                >
                  {t('apply', { count: plan.data.given })}
                </Button>
                <Button onPress={onClose}>{t('cancel')}</Button>
              </div>
            </>
          )}
        </>
      )}
    </Drawer>
  );
}

function OnlyClaim({ id }: { id: string }) {
  const { data: claim } = useQuery(deskClaimQuery(id));
  if (!claim) return null;
  return (
    <>
      <p dir="auto" className={styles.statement}>
        {claim.statement}
      </p>
      {claim.workflowState === 'IN_REVIEW' && <RunningRound claimId={id} />}
    </>
  );
}
