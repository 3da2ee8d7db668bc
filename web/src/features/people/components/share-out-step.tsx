import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { rebalancePlanQuery, useApplyRebalance } from '../api/leaving';
import type { User } from '../api/people';
import styles from './people.module.css';

/** Ratings that somebody has begun or been given go to others. */
export function ShareOutStep({ person }: { person: User }) {
  const t = useTranslations('people.share');
  const plan = useQuery(rebalancePlanQuery(person.id));
  const apply = useApplyRebalance(person.id);
  return (
    <section className={styles.step} aria-label={t('title')}>
      <h3>{t('title')}</h3>
      {plan.isPending && <SkeletonRows rows={1} />}
      {plan.isError && <ErrorPanel error={plan.error} onRetry={() => void plan.refetch()} />}
      {apply.error && <ErrorPanel error={apply.error} />}
      {apply.data && <p role="status">{t('done', { count: apply.data.given })}</p>}
      {plan.data && (
        <>
          {!(apply.data && plan.data.given === 0) && (
            <p>{t('plan', { given: plan.data.given, missing: plan.data.missing })}</p>
          )}
          {plan.data.given > 0 && (
            <>
              <ul>
                {plan.data.people.map(({ reviewerId, reviewerName, given }) => (
                  <li key={reviewerId}>
                    <bdi>{reviewerName}</bdi>: {t('gets', { count: given })}
                  </li>
                ))}
              </ul>
              <Button
                isPending={apply.isPending}
                onPress={() => plan.data.planId !== null && apply.mutate(plan.data.planId)}
              >
                {t('apply')}
              </Button>
            </>
          )}
        </>
      )}
    </section>
  );
}
