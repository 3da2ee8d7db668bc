import { useTranslations } from 'use-intl';
import { REJECT_REASONS, type RejectReason } from '../../../lib/claim-acts';
import { Radio, RadioGroup } from '../../ui/radio-group';

interface Props {
  value: RejectReason;
  onChange: (reason: RejectReason) => void;
}

/** Why a claim is not checked: one of the desk's reasons. */
export function RejectReasons({ value, onChange }: Props) {
  const t = useTranslations('claimActs');
  return (
    <RadioGroup label={t('rejectWhy')} value={value} onChange={(reason) => onChange(reason as RejectReason)}>
      {REJECT_REASONS.map((each) => (
        <Radio key={each} value={each}>
          {t(`rejectReason.${each}`)}
        </Radio>
      ))}
    </RadioGroup>
  );
}
