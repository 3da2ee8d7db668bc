import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Drawer } from '../../../components/ui/drawer';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Select } from '../../../components/ui/select';
import { TextField } from '../../../components/ui/text-field';
import { ApiProblem, type Schemas } from '../../../lib/api-client';
import { rebalance, STRATEGIES, type Strategy, useRefreshWork } from '../../../lib/assigning';
import { peopleQuery, ratersOf } from '../../../lib/people';
import { PlanChanges } from '../../../components/claims/assigning/plan-changes';
import { PlanView } from '../../../components/claims/assigning/plan-view';

interface Props {
  /** Whose work; empty to choose here. */
  userId: string;
  onClose: () => void;
}

/** Shares somebody's open work out to others: the plan first, then exactly that. */
export function RebalanceDrawer({ userId, onClose }: Props) {
  const t = useTranslations('assign');
  const refresh = useRefreshWork();
  const { data: people = [] } = useQuery(peopleQuery);
  const [from, setFrom] = useState(userId);
  const [strategy, setStrategy] = useState<Strategy>('LEAST_LOADED');
  const [reason, setReason] = useState('');
  const plan = useMutation({
    mutationFn: () =>
      rebalance({ userId: from, strategy, reason: reason.trim(), dryRun: true } as Schemas['Rebalance']),
  });
  const apply = useMutation({
    mutationFn: (planId: string) => rebalance({ planId } as Schemas['Rebalance']),
    onSuccess: refresh,
  });
  const again = () => {
    apply.reset();
    plan.mutate();
  };
  const changed = (set: () => void) => {
    set();
    plan.reset();
  };
  const isChanged = apply.error instanceof ApiProblem && apply.error.code === 'PLAN_CHANGED';
  const planId = plan.data?.planId;
  return (
    <Drawer title={t('rebalance')} isOpen onClose={onClose}>
      {apply.data ? (
        <>
          <p role="status">{t('applied', { given: apply.data.given, missing: apply.data.missing })}</p>
          <PlanView plan={apply.data} />
          <Button tone="main" onPress={onClose}>
            {t('done')}
          </Button>
        </>
      ) : (
        <>
          <p>{t('rebalanceHint')}</p>
          <Select
            label={t('whose')}
            choices={[
              ['', t('choosePerson')],
              ...ratersOf(people).map(({ id, displayName }): [string, string] => [id, displayName]),
            ]}
            value={from}
            onChange={(id) => changed(() => setFrom(id))}
          />
          <Select
            label={t('strategy')}
            choices={STRATEGIES.map((each) => [each, t(`strategyName.${each}`)] as const)}
            value={strategy}
            onChange={(next) => changed(() => setStrategy(next))}
          />
          <TextField
            label={t('reason')}
            hint={t('reasonHint')}
            value={reason}
            onChange={(text) => changed(() => setReason(text))}
            isRequired
          />
          <Button isDisabled={from === '' || reason.trim() === ''} isPending={plan.isPending} onPress={again}>
            {t('showPlan')}
          </Button>
          {plan.error && <ErrorPanel error={plan.error} />}
          {isChanged && <PlanChanges problem={apply.error as ApiProblem} onAgain={again} />}
          {apply.error && !isChanged && <ErrorPanel error={apply.error} />}
          {plan.data && !isChanged && (
            <>
              {plan.data.items.length === 0 ? <p role="status">{t('noWork')}</p> : <PlanView plan={plan.data} />}
              <Button
                tone="main"
                isDisabled={planId == null || plan.data.given === 0}
                isPending={apply.isPending}
                onPress={() => planId != null && apply.mutate(planId)}
              >
                {t('apply', { count: plan.data.given })}
              </Button>
            </>
          )}
        </>
      )}
    </Drawer>
  );
}
