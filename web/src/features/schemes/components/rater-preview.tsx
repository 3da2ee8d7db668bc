import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { LabelChip } from '../../../components/claims/label-chip';
import { MomentField } from '../../../components/ui/moment-field';
import { NumberField } from '../../../components/ui/number-field';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { Select } from '../../../components/ui/select';
import { TextField } from '../../../components/ui/text-field';
import type { Content, Field } from '../api/schemes';
import styles from './schemes.module.css';

/** The scheme as a rater meets it: to try, nothing is kept. */
export function RaterPreview({ content }: { content: Content }) {
  const t = useTranslations('schemes');
  const [chosen, setChosen] = useState<string | null>(null);
  const label = content.labels.find(({ key }) => key === chosen);
  return (
    <div className={styles.form}>
      <RadioGroup label={t('yourRating')} value={chosen} onChange={setChosen}>
        {content.labels.map(({ key, name, definition, color }, index) => (
          <Radio key={index} value={key}>
            <LabelChip name={name || t('unnamed')} color={color} />
            <span className={styles.definition} dir="auto">
              {definition}
            </span>
          </Radio>
        ))}
      </RadioGroup>
      {label && <p className={styles.soft}>{label.requiresEvidence ? t('asksEvidence') : t('asksNoEvidence')}</p>}
      {(content.fields ?? []).map((field, index) => (
        <PreviewField key={index} field={field} />
      ))}
    </div>
  );
}

function PreviewField({ field }: { field: Field }) {
  const t = useTranslations('schemes');
  const name = `${field.name || t('unnamed')}${field.required ? ' *' : ''}`;
  const [choice, setChoice] = useState('');
  const [moment, setMoment] = useState<string | null>(null);
  const hint = field.description === '' ? {} : { hint: field.description };
  switch (field.type) {
    case 'number':
      return <NumberField label={name} {...hint} />;
    case 'date':
      return <MomentField label={name} value={moment} onChange={setMoment} />;
    case 'choice':
      return (
        <Select
          label={name}
          value={choice}
          choices={[['', t('chooseOne')], ...(field.options ?? []).map((option) => [option.key, option.name] as const)]}
          onChange={setChoice}
        />
      );
    case 'text':
    case 'url':
      return <TextField label={name} {...hint} />;
  }
}
