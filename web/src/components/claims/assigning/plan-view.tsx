import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../claim-link';
import { Badge } from '../../ui/badge';
import { DataTable } from '../../ui/data-table';
import { VirtualList } from '../../ui/virtual-list';
import type { Plan, PlanItem } from '../../../lib/assigning';
import { deskClaimQuery } from '../../../lib/claims';
import { usePlanWords } from '../../../lib/server-sentences';
import styles from './assign.module.css';

const keyOf = ({ claimId }: PlanItem): string => claimId;
/** Above this many the list scrolls within its frame. */
const FEW = 12;

/** Who gets what, and why; and for which claims places stay free, and why. */
export function PlanView({ plan }: { plan: Plan }) {
  const t = useTranslations('assign');
  const opened = plan.items.filter(({ opensRound }) => opensRound).length;
  // What could not be given comes first: that is what somebody has to think about.
  const items = [...plan.items].sort((a, b) => Number(b.because !== null) - Number(a.because !== null));
  return (
    <section className={styles.plan} aria-label={plan.applied ? t('result') : t('plan')}>
      <p className={styles.sums}>
        <Badge tone="good">{t('given', { count: plan.given })}</Badge>
        {plan.missing > 0 && <Badge tone="warn">{t('missing', { count: plan.missing })}</Badge>}
        {opened > 0 && <Badge tone="accent">{t('opens', { count: opened })}</Badge>}
        {plan.limited && <Badge tone="warn">{t('limited')}</Badge>}
      </p>
      {plan.people.length > 0 && (
        <DataTable
          narrow="scroll"
          label={t('byPerson')}
          columns={[
            { key: 'name', name: t('person'), cell: ({ reviewerName }) => <bdi>{reviewerName}</bdi> },
            { key: 'given', name: t('gets'), cell: ({ given }) => given, isNumber: true },
            { key: 'open', name: t('openAfter'), cell: ({ openAfter }) => openAfter, isNumber: true },
          ]}
          rows={plan.people}
          keyOf={({ reviewerId }) => reviewerId}
        />
      )}
      {items.length > FEW ? (
        <div className={styles.long}>
          <VirtualList label={t('byClaim')} items={items} keyOf={keyOf} estimate={96}>
            {(item) => <Item item={item} />}
          </VirtualList>
        </div>
      ) : (
        <ul aria-label={t('byClaim')} className={styles.items}>
          {items.map((item) => (
            <li key={item.claimId}>
              <Item item={item} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Item({ item }: { item: PlanItem }) {
  const t = useTranslations('assign');
  const planWords = usePlanWords();
  const { data: claim } = useQuery({ ...deskClaimQuery(item.claimId), staleTime: 60_000 });
  return (
    <div className={styles.item}>
      <ClaimLink id={item.claimId}>{claim?.statement ?? '…'}</ClaimLink>
      {item.assignments.length > 0 && (
        <ul>
          {item.assignments.map(({ reviewerId, reviewerName, because, reasons }) => (
            <li key={reviewerId}>
              <bdi>{reviewerName}</bdi> <span className={styles.hint}>{planWords(because, reasons)}</span>
            </li>
          ))}
        </ul>
      )}
      {item.because !== null && (
        <p className={styles.short}>
          {item.missing > 0 && `${t('missing', { count: item.missing })}: `}
          <span>{planWords(item.because, item.reasons)}</span>
        </p>
      )}
    </div>
  );
}
