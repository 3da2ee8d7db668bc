import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { ClaimLink } from '../../../components/claims/claim-link';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Menu } from '../../../components/ui/menu';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { DateText } from '../../../components/ui/when';
import { type Overdue, overdueQuery } from '../../../lib/assigning';
import { MoveDialog, type Move } from '../../../components/claims/assigning/move-dialog';
import { RebalanceDrawer } from './rebalance-drawer';
import styles from './board.module.css';

/** Work past its due date, longest first: who has it, who was told, and what to do about it. */
export function OverdueList() {
  const t = useTranslations();
  const list = useInfiniteQuery(overdueQuery);
  const [move, setMove] = useState<Move | null>(null);
  const [leaver, setLeaver] = useState<string | null>(null);
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const moveOf = (kind: Move['kind'], { assignmentId, claimId, reviewerName }: Overdue) =>
    setMove({ kind, assignmentId, claimId, reviewerName });
  return (
    <>
      {items.length === 0 && <EmptyState title={t('board.noOverdue')} hint={t('board.noOverdueHint')} />}
      <ul className={styles.overdue} hidden={items.length === 0} aria-label={t('board.view.overdue')}>
        {items.map((item) => (
          <li key={item.assignmentId} className={styles.card}>
            <div className={styles.body}>
              <ClaimLink id={item.claimId}>{item.statement}</ClaimLink>
              <p className={styles.facts}>
                <Badge tone="bad">{t('board.daysOverdue', { days: item.daysOverdue })}</Badge>
                <strong>
                  <bdi>{item.reviewerName}</bdi>
                </strong>
                <span>
                  {t('board.wasDue')} <DateText at={item.dueAt} />
                </span>
                <span>{t(`board.told.${item.told}`)}</span>
                <bdi>{item.documentTitle}</bdi>
              </p>
            </div>
            <Button onPress={() => moveOf('reassign', item)}>{t('assign.reassign')}</Button>
            <Menu
              label={t('board.moreFor', { name: item.reviewerName })}
              name="…"
              items={[
                { key: 'revoke', name: t('assign.revoke'), run: () => moveOf('revoke', item) },
                { key: 'rebalance', name: t('assign.rebalanceAll'), run: () => setLeaver(item.reviewerId) },
              ]}
            />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
          {t('app.more')}
        </Button>
      )}
      {move && <MoveDialog move={move} onClose={() => setMove(null)} />}
      {leaver !== null && <RebalanceDrawer userId={leaver} onClose={() => setLeaver(null)} />}
    </>
  );
}
