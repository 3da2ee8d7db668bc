import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import type { Selection } from './use-selection';
import styles from './bulk.module.css';

interface Props {
  selection: Selection;
  /** How many claims the filter means, as far as they were counted; null where they cannot be chosen all at once. */
  matching: string | null;
  isAllMatching: boolean;
  onAllMatching: (all: boolean) => void;
  children: ReactNode;
}

/** What can be done with all that is selected. */
export function BulkBar({ selection, matching, isAllMatching, onAllMatching, children }: Props) {
  const t = useTranslations('inbox');
  const clear = () => {
    selection.clear();
    onAllMatching(false);
  };
  return (
    <div role="region" aria-label={t('selection')} className={styles.bar}>
      <strong role="status">
        {isAllMatching ? t('allMatching', { count: matching ?? '' }) : t('selected', { count: selection.chosen.size })}
      </strong>
      {!isAllMatching && matching !== null && (
        <Button onPress={() => onAllMatching(true)}>{t('selectMatching', { count: matching })}</Button>
      )}
      {children}
      <Button tone="bare" onPress={clear}>
        {t('clearSelection')}
      </Button>
    </div>
  );
}
