import { useTranslations } from 'use-intl';
import { EmbargoDialog } from '../../../components/claims/acts/embargo-dialog';
import { MergeDialog } from '../../../components/claims/acts/merge-dialog';
import { SplitDialog } from '../../../components/claims/acts/split-dialog';
import { AssignDrawer } from '../../../components/claims/assigning/assign-drawer';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { toast } from '../../../components/ui/toast';
import type { DeskClaim } from '../../../lib/claims';
import type { Me } from '../../../lib/me';
import { useAccept, useArchive, useMarkUrgent, useReopen } from '../api/claim';
import { EditDrawer } from './edit-drawer';
import { OpenRoundDialog } from './open-round-dialog';
import { RejectDialog } from './reject-dialog';

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
      return <AssignDrawer target={{ ids: [props.claim.id] }} onClose={props.onClose} />;
    case 'edit':
      return <EditDrawer {...props} />;
    case 'embargo':
      return <EmbargoDialog {...props} />;
    case 'merge':
      return <MergeDialog {...props} onMerged={props.onClose} />;
    case 'split':
      return <Split {...props} />;
    case 'accept':
    case 'reopen':
    case 'archive':
    case 'urgent':
      return <Asked name={name} {...props} />;
  }
}

function Split({ claim, onClose }: Props) {
  const t = useTranslations('claimActs');
  const done = (count: number) => {
    toast(t('splitDone', { count }));
    onClose();
  };
  return <SplitDialog claim={claim} onClose={onClose} onSplit={done} />;
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
