import { useId } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Checkbox } from '../../../components/ui/checkbox';
import { FieldGroup } from '../../../components/ui/field-group';
import { NumberField } from '../../../components/ui/number-field';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import type { Label } from '../api/schemes';
import { weakPlaces } from './contrast';
import styles from './schemes.module.css';

interface Props {
  label: Label;
  onChange: (label: Label) => void;
}

/** A number that may be left out. */
const optional = (value: number): number | undefined => (Number.isNaN(value) ? undefined : value);

export function LabelForm({ label, onChange }: Props) {
  const t = useTranslations('schemes');
  const set = (part: Partial<Label>) => onChange({ ...label, ...part });
  const { claimReview = {} } = label;
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <TextField label={t('labelName')} maxLength={60} value={label.name} onChange={(name) => set({ name })} />
        <TextField
          label={t('labelKey')}
          hint={t('labelKeyHint')}
          maxLength={40}
          value={label.key}
          onChange={(key) => set({ key })}
        />
      </div>
      <TextArea
        label={t('definition')}
        hint={t('definitionHint')}
        maxLength={2000}
        value={label.definition}
        onChange={(definition) => set({ definition })}
      />
      <Checkbox isSelected={label.ordinal !== null} onChange={(on) => set({ ordinal: on ? 1 : null })}>
        {t('onScale')}
      </Checkbox>
      <div className={styles.pair}>
        {label.ordinal !== null && (
          <NumberField
            label={t('ordinal')}
            hint={t('ordinalHint')}
            minValue={1}
            value={label.ordinal}
            onChange={(ordinal) => set({ ordinal: Number.isNaN(ordinal) ? 1 : ordinal })}
          />
        )}
        <ColorField value={label.color} onChange={(color) => set({ color })} />
      </div>
      <Checkbox isSelected={label.requiresEvidence} onChange={(requiresEvidence) => set({ requiresEvidence })}>
        {t('requiresEvidence')}
      </Checkbox>
      <NumberField
        label={t('reviewAfter')}
        hint={t('reviewAfterHint')}
        minValue={1}
        maxValue={3650}
        value={label.reviewAfterDays ?? Number.NaN}
        onChange={(days) => set({ reviewAfterDays: optional(days) })}
      />
      <FieldGroup legend={t('claimReview')}>
        <p className={styles.soft}>{t('claimReviewHint')}</p>
        <div className={styles.pair}>
          <TextField
            label={t('reviewName')}
            maxLength={60}
            value={claimReview.name ?? ''}
            onChange={(name) => set({ claimReview: { ...claimReview, name: name === '' ? undefined : name } })}
          />
          {label.ordinal !== null && (
            <NumberField
              label={t('reviewValue')}
              value={claimReview.value ?? Number.NaN}
              onChange={(value) => set({ claimReview: { ...claimReview, value: optional(value) } })}
            />
          )}
        </div>
      </FieldGroup>
    </div>
  );
}

function ColorField({ value, onChange }: { value: string; onChange: (color: string) => void }) {
  const t = useTranslations('schemes');
  const format = useFormatter();
  const id = useId();
  const weak = weakPlaces(value);
  return (
    <div className={styles.color}>
      <label htmlFor={id} className={styles.colorLabel}>
        {t('color')}
      </label>
      <input
        id={id}
        type="color"
        className={styles.swatch}
        value={value}
        aria-describedby={`${id}-contrast`}
        onChange={({ target }) => onChange(target.value)}
      />
      <div id={`${id}-contrast`} className={weak.length > 0 ? styles.weak : styles.soft}>
        {weak.length === 0
          ? t('contrastFine')
          : weak.map(({ place, ratio, needed }) => (
              <p key={place}>
                {t(`weak.${place}`, {
                  ratio: format.number(ratio, { maximumFractionDigits: 1 }),
                  needed: format.number(needed),
                })}
              </p>
            ))}
      </div>
    </div>
  );
}
