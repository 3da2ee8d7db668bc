import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { useShortcuts } from '../../../lib/shortcuts';
import { BulkBar } from './bulk-bar';
import type { ClaimFilter, ClaimTarget } from '../../../lib/claims';
import type { BulkAction } from './bulk-dialog';
import type { BoardActs } from './use-board-acts';
import type { Selection } from './use-selection';

interface Props {
  selection: Selection;
  acts: BoardActs;
  filter: ClaimFilter;
  /** How many claims the filter means; null where all of them cannot be chosen at once. */
  matching: string | null;
}

const ACTIONS: readonly BulkAction[] = ['accept', 'reject', 'archive', 'reopen'];

/** What can be done with the chosen claims, or with all that the filter means. */
export function BoardBulkBar({ selection, acts, filter, matching }: Props) {
  const t = useTranslations('board');
  const [isAll, setAll] = useState(false);
  const target: ClaimTarget = isAll ? { filter, count: matching ?? '' } : { ids: [...selection.chosen] };
  const isShown = selection.chosen.size > 0 || isAll;
  const mayAssign = acts.may('assignment.assign');
  useShortcuts([{ key: 'a', name: t('assign'), run: () => acts.assign(target), enabled: isShown && mayAssign }]);
  if (!isShown) return null;
  return (
    <BulkBar
      selection={selection}
      matching={matching}
      isAllMatching={isAll && matching !== null}
      onAllMatching={setAll}
    >
      {mayAssign && (
        <Button tone="main" shortcut="a" onPress={() => acts.assign(target)}>
          {t('assign')}
        </Button>
      )}
      {acts.may('claim.triage') &&
        ACTIONS.map((action) => (
          <Button key={action} onPress={() => acts.bulk(action, target)}>
            {t(action)}
          </Button>
        ))}
    </BulkBar>
  );
}
