import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Signs, useSign } from '../../../components/claims/signs';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Select } from '../../../components/ui/select';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { VirtualList } from '../../../components/ui/virtual-list';
import { discardedQuery } from '../api/documents';
import { AddClaimDrawer } from './add-claim-drawer';
import type { ChosenWords } from './chosen-words';
import styles from './documents.module.css';

/** The reasons one can look for; a sentence may have others too. */
const REASONS = [
  'below-threshold',
  'not-verifiable',
  'type-off',
  'over-budget',
  'heading',
  'question',
  'opinion',
] as const;

/** Sentences that the search set aside, the best first: what is missed is made a claim from here. */
export function DiscardedList({ documentId, mayAdd }: { documentId: string; mayAdd: boolean }) {
  const t = useTranslations('documents.discarded');
  const format = useFormatter();
  const [reason, setReason] = useState('');
  const [chosen, setChosen] = useState<ChosenWords | null>(null);
  const close = () => setChosen(null);
  const list = useInfiniteQuery(discardedQuery(documentId, reason === '' ? undefined : reason));
  const signOf = useSign();
  if (list.isPending) return <SkeletonRows />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const [first] = list.data.pages;
  const version = first?.versionNumber ?? null;
  const more = () => {
    if (list.hasNextPage && !list.isFetchingNextPage) void list.fetchNextPage();
  };
  return (
    <>
      <div className={styles.filters}>
        <p className={styles.hint}>
          {version === null ? t('notSearched') : t('counts', { total: first?.total ?? 0, kept: first?.kept ?? 0 })}
        </p>
        <Select
          label={t('why')}
          choices={[['', t('anyReason')] as const, ...REASONS.map((code) => [code, signOf(code)] as const)]}
          value={reason}
          onChange={setReason}
        />
      </div>
      {items.length === 0 ? (
        <EmptyState title={t('none')} hint={t('noneHint')} />
      ) : (
        <VirtualList
          label={t('title')}
          items={items}
          keyOf={({ start, end }) => `${start}-${end}`}
          estimate={76}
          onEnd={more}
        >
          {({ text, score, reasons, start, end }) => (
            <div className={styles.discarded}>
              <div>
                <p dir="auto">{text}</p>
                <p className={styles.facts}>
                  <span>{t('score', { score: format.number(score, { maximumFractionDigits: 2 }) })}</span>
                </p>
                <Signs codes={reasons.slice(0, 4)} />
              </div>
              {mayAdd && version !== null && (
                <Button onPress={() => setChosen({ start, end, words: text, versionNumber: version })}>
                  {t('make')}
                </Button>
              )}
            </div>
          )}
        </VirtualList>
      )}
      {chosen && <AddClaimDrawer documentId={documentId} chosen={chosen} onClose={close} onDone={close} />}
    </>
  );
}
