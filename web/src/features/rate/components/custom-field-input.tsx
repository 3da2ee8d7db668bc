import { lazy, Suspense } from 'react';
import { useTranslations } from 'use-intl';
import { Select } from '../../../components/ui/select';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import type { CustomField } from '../api/assignment';
import type { FieldValue } from '../draft/draft-content';
import styles from './rate.module.css';

const NumberField = lazy(() =>
  import('../../../components/ui/number-field').then(({ NumberField: component }) => ({ default: component })),
);

interface Props {
  field: CustomField;
  value: FieldValue;
  onChange: (value: FieldValue) => void;
  fault?: string;
}

/** A question of the scheme, answered in the way its type is answered. */
export function CustomFieldInput({ field, value, onChange, fault }: Props) {
  const t = useTranslations('rate.field');
  const text = typeof value === 'string' ? value : '';
  const shared = {
    label: field.required ? field.name : t('optional', { name: field.name }),
    ...(field.description === '' ? {} : { hint: field.description }),
    ...(fault === undefined ? {} : { fault }),
  };
  const write = (next: string) => onChange(next === '' ? null : next);
  switch (field.type) {
    case 'text':
      return <TextArea {...shared} rows={2} maxLength={5000} value={text} onChange={write} />;
    case 'url':
    case 'date':
      return <TextField {...shared} type={field.type} maxLength={2000} value={text} onChange={write} />;
    case 'number':
      return (
        <Suspense>
          <NumberField
            {...shared}
            value={typeof value === 'number' ? value : NaN}
            onChange={(next) => onChange(Number.isNaN(next) ? null : next)}
          />
        </Suspense>
      );
    case 'choice':
      return (
        <>
          <Select
            label={shared.label}
            choices={[['', t('none')], ...(field.options ?? []).map(({ key, name }) => [key, name] as const)]}
            value={text}
            onChange={write}
          />
          {field.description !== '' && <p className={styles.soft}>{field.description}</p>}
          {fault !== undefined && (
            <p role="alert" className={styles.fault}>
              {fault}
            </p>
          )}
        </>
      );
  }
}
