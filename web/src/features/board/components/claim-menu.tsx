import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Menu } from '../../../components/ui/menu';
import type { DeskClaim } from '../../../lib/claims';
import type { BoardActs } from './use-board-acts';

const ENDED = ['REJECTED', 'ARCHIVED'];

/** What can be done with one claim. */
export function ClaimMenu({ claim, acts }: { claim: DeskClaim; acts: BoardActs }) {
  const t = useTranslations('board');
  const { workflowState: state } = claim;
  const one = { ids: [claim.id] };
  const isEnded = ENDED.includes(state);
  const items = [
    ...(acts.may('assignment.assign') && (state === 'READY' || state === 'IN_REVIEW')
      ? [{ key: 'assign', name: t('assign'), run: () => acts.assign(one) }]
      : []),
    ...(acts.may('claim.triage') && state === 'CANDIDATE'
      ? [
          { key: 'accept', name: t('accept'), run: () => acts.bulk('accept', one) },
          { key: 'reject', name: t('reject'), run: () => acts.bulk('reject', one) },
        ]
      : []),
    ...(acts.may('claim.triage') && !isEnded
      ? [
          {
            key: 'urgent',
            name: claim.urgent ? t('notUrgent') : t('makeUrgent'),
            run: () => acts.toggleUrgent(claim),
          },
        ]
      : []),
    ...(acts.may('verdict.publish') && !isEnded
      ? [{ key: 'embargo', name: t('embargo'), run: () => acts.embargo(claim) }]
      : []),
    ...(acts.may('claim.triage') && (state === 'READY' || state === 'DECIDED' || state === 'REJECTED')
      ? [{ key: 'archive', name: t('archive'), run: () => acts.bulk('archive', one) }]
      : []),
    ...(acts.may('claim.triage') && isEnded
      ? [{ key: 'reopen', name: t('reopen'), run: () => acts.bulk('reopen', one) }]
      : []),
  ];
  if (items.length === 0) return null;
  return (
    <Menu
      tone="bare"
      label={t('actsOn', { statement: claim.statement })}
      name={<Ellipsis size={16} aria-hidden="true" />}
      items={items}
    />
  );
}
