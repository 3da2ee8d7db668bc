import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { EmptyState } from '../../../components/ui/empty-state';
import { Select } from '../../../components/ui/select';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import type { Field } from '../api/schemes';
import { replaced, without } from './scheme-draft';
import type { SchemePart } from './scheme-part';
import styles from './schemes.module.css';

const TYPES = ['text', 'choice', 'number', 'date', 'url'] as const satisfies readonly Field['type'][];

/** What raters are asked beside the label. */
export function FieldsEditor({ content, set }: SchemePart) {
  const t = useTranslations('schemes');
  const fields = content.fields ?? [];
  const add = () =>
    set({ fields: [...fields, { key: '', name: '', description: '', type: 'text', required: false, public: false }] });
  return (
    <div className={styles.page}>
      {fields.length === 0 && <EmptyState title={t('noFields')} hint={t('noFieldsHint')} />}
      <ol className={styles.items}>
        {fields.map((field, index) => (
          <li key={index} className={styles.item}>
            <FieldForm
              field={field}
              onChange={(changed) => set({ fields: replaced(fields, index, changed) })}
              onRemove={() => set({ fields: without(fields, index) })}
            />
          </li>
        ))}
      </ol>
      <div>
        <Button onPress={add}>{t('addField')}</Button>
      </div>
    </div>
  );
}

interface Props {
  field: Field;
  onChange: (field: Field) => void;
  onRemove: () => void;
}

/** `key: Name` on each line; a line without a key is named by itself. */
const optionsOf = (written: string): NonNullable<Field['options']> =>
  written
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [key = '', ...rest] = line.split(':');
      return rest.length > 0 ? { key: key.trim(), name: rest.join(':').trim() } : { key: line, name: line };
    });

function FieldForm({ field, onChange, onRemove }: Props) {
  const t = useTranslations('schemes');
  const set = (part: Partial<Field>) => onChange({ ...field, ...part });
  const chooseType = (type: Field['type']) => {
    const { options, ...rest } = field;
    onChange({ ...rest, type, ...(type === 'choice' ? { options: options ?? [] } : {}) });
  };
  return (
    <div className={styles.form}>
      <div className={styles.pair}>
        <TextField label={t('fieldName')} maxLength={120} value={field.name} onChange={(name) => set({ name })} />
        <TextField
          label={t('fieldKey')}
          hint={t('fieldKeyHint')}
          maxLength={40}
          value={field.key}
          onChange={(key) => set({ key })}
        />
      </div>
      <TextField
        label={t('fieldAbout')}
        maxLength={2000}
        value={field.description}
        onChange={(description) => set({ description })}
      />
      <Select
        label={t('fieldType')}
        value={field.type}
        choices={TYPES.map((type) => [type, t(`type.${type}`)] as const)}
        onChange={chooseType}
      />
      {field.type === 'choice' && (
        <TextArea
          label={t('options')}
          hint={t('optionsHint')}
          defaultValue={(field.options ?? []).map(({ key, name }) => `${key}: ${name}`).join('\n')}
          onChange={(written) => set({ options: optionsOf(written) })}
        />
      )}
      <Checkbox isSelected={field.required} onChange={(required) => set({ required })}>
        {t('required')}
      </Checkbox>
      <Checkbox isSelected={field.public} onChange={(on) => set({ public: on })}>
        {t('public')}
      </Checkbox>
      <div>
        <Button tone="danger" onPress={onRemove}>
          {t('removeField', { name: field.name || t('unnamed') })}
        </Button>
      </div>
    </div>
  );
}
