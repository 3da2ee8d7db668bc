import { useTranslations } from 'use-intl';
import { ReasonDialog } from '../../../components/ui/reason-dialog';
import { useWithdraw, type Verdict } from '../api/verdicts';
import { CorrectDrawer } from './correct-drawer';
import { RetractDialog } from './retract-dialog';
import { ReviewDateDialog } from './review-date-dialog';
import { ScheduleDialog } from './schedule-dialog';

export type VerdictDialogName = 'schedule' | 'withdraw' | 'correct' | 'retract' | 'review';

/** What the panels of acts need: the verdict, and how to open a dialog. */
export interface ActsProps {
  verdict: Verdict;
  onOpen: (name: VerdictDialogName) => void;
}

interface Props {
  verdict: Verdict;
  onClose: () => void;
}

/** The dialog of an act. It stays open when somebody else is quicker, so that nothing typed is lost. */
export function VerdictDialog({ name, ...props }: Props & { name: VerdictDialogName }) {
  switch (name) {
    case 'schedule':
      return <ScheduleDialog {...props} />;
    case 'withdraw':
      return <WithdrawDialog {...props} />;
    case 'correct':
      return <CorrectDrawer {...props} />;
    case 'retract':
      return <RetractDialog {...props} />;
    case 'review':
      return <ReviewDateDialog {...props} />;
  }
}

function WithdrawDialog({ verdict, onClose }: Props) {
  const t = useTranslations('verdicts');
  const withdraw = useWithdraw(verdict.id);
  return (
    <ReasonDialog
      title={t('withdrawTitle')}
      hint={t('withdrawHint')}
      label={t('reason')}
      confirm={t('withdraw')}
      tone="danger"
      onClose={onClose}
      onConfirm={(reason) => withdraw.mutateAsync(reason)}
    />
  );
}
