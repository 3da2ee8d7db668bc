import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Button } from './button';

interface Props {
  list: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  name?: string;
}

/** Asks for the next page of a list, as long as there is one. */
export function MoreRows({ list, name }: Props) {
  const t = useTranslations('app');
  if (!list.hasNextPage) return null;
  return (
    <Button isPending={list.isFetchingNextPage} onPress={() => void list.fetchNextPage()}>
      {name ?? t('more')}
    </Button>
  );
}
