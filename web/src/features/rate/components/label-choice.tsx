import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { Kbd } from '../../../components/ui/kbd';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import type { Schemas } from '../../../lib/api-client';
import { useLanguage } from '../../../lib/i18n';
import { useShortcuts } from '../../../lib/shortcuts';
import { labelDigits } from '../../../lib/label-keys';
import { placeId } from './places';
import styles from './rate.module.css';

type Scheme = Schemas['RatingSchemeContent'];

interface Props {
  scheme: Scheme;
  value: string | null;
  onChange: (key: string) => void;
  isMissing: boolean;
}

/** All labels with their definitions in view, each with its key. */
export function LabelChoice({ scheme, value, onChange, isMissing }: Props) {
  const t = useTranslations('rate');
  const labels = useLabels(scheme);
  const digits = labelDigits(scheme.labels);
  useShortcuts(
    labels.flatMap(({ key, name }) => {
      const digit = digits.get(key);
      return digit === undefined ? [] : [{ key: digit, name, run: () => onChange(key) }];
    }),
  );
  return (
    <div id={placeId('label')} className={styles.labels}>
      <RadioGroup label={t('label.label')} value={value} onChange={onChange} isInvalid={isMissing}>
        {labels.map(({ key, name, definition, color }) => (
          <Radio key={key} value={key}>
            <span className={styles.labelName}>
              <LabelChip name={name} color={color} />
              {digits.has(key) && <Kbd>{digits.get(key)}</Kbd>}
            </span>
            <span className={styles.definition}>{definition}</span>
          </Radio>
        ))}
      </RadioGroup>
      {isMissing && (
        <p role="alert" className={styles.fault}>
          {t('label.fault')}
        </p>
      )}
    </div>
  );
}

/** The labels in the language of the desk, where the scheme has them in it. */
export function useLabels({ labels, translations = [] }: Scheme) {
  const { language } = useLanguage();
  const own = translations.find((each) => each.language.split('-')[0] === language)?.labels ?? [];
  return labels.map((label) => {
    const translated = own.find(({ key }) => key === label.key);
    return { ...label, name: translated?.name ?? label.name, definition: translated?.definition ?? label.definition };
  });
}
