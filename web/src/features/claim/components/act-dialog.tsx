import { useTranslations } from 'use-intl';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import type { Me } from '../../../lib/me';
import { type DeskClaim, useAccept, useArchive, useMarkUrgent, useReopen } from '../api/claim';
import { AssignDrawer } from './assign-drawer';
import { EditDrawer } from './edit-drawer';
import { EmbargoDialog } from './embargo-dialog';
import { MergeDialog } from './merge-dialog';
import { OpenRoundDialog } from './open-round-dialog';
import { RejectDialog } from './reject-dialog';
import { SplitDialog } from './split-dialog';

const ASKED = ['accept', 'reopen', 'archive', 'urgent'] as const;
export type DialogName =
  (typeof ASKED)[number] | 'reject' | 'openRound' | 'assign' | 'edit' | 'embargo' | 'merge' | 'split';

interface Props {
  claim: DeskClaim;
  me: Me;
  onClose: () => void;
}

/** The dialog of an act. */
export function ActDialog({ name, ...props }: Props & { name: DialogName }) {
  switch (name) {
    case 'reject':
      return <RejectDialog {...props} />;
    case 'openRound':
      return <OpenRoundDialog {...props} />;
    case 'assign':
      return <AssignDrawer {...props} />;
    case 'edit':
      return <EditDrawer {...props} />;
    case 'embargo':
      return <EmbargoDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} />;
    case 'split':
      return <SplitDialog {...props} />;
    case 'accept':
    case 'reopen':
    case 'archive':
    case 'urgent':
      return <Asked name={name} {...props} />;
  }
}

/** Acts that need nothing but a reason. */
function Asked({ name, claim, onClose }: Props & { name: (typeof ASKED)[number] }) {
  const t = useTranslations('claim');
  const accept = useAccept(claim.id);
  const reopen = useReopen(claim.id);
  const archive = useArchive(claim.id);
  const urgent = useMarkUrgent(claim.id);
  const acts = {
    accept: (reason: string) => accept.mutateAsync(reason),
    reopen: (reason: string) => reopen.mutateAsync(reason),
    archive: (reason: string) => archive.mutateAsync(reason),
    urgent: (reason: string) => urgent.mutateAsync({ urgent: !claim.urgent, ...(reason === '' ? {} : { reason }) }),
  };
  const word = name === 'urgent' && claim.urgent ? 'notUrgent' : name;
  return (
    <ReasonDialog
      title={t(`ask.${word}`)}
      hint={t(`askHint.${word}`)}
      label={name === 'accept' ? t('checkReason') : t('reason')}
      confirm={t(`act.${word}`)}
      isOptional={name === 'urgent'}
      onClose={onClose}
      onConfirm={acts[name]}
    />
  );
}
