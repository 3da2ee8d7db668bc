import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ComboBox } from '../../../components/ui/combo-box';
import { MomentField } from '../../../components/ui/moment-field';
import { Select } from '../../../components/ui/select';
import { TextField } from '../../../components/ui/text-field';
import { peopleQuery } from '../../../lib/people';
import { KINDS } from './audit-kinds';
import styles from './audit.module.css';

export interface AuditSearch {
  person?: string | undefined;
  event?: string | undefined;
  kind?: string | undefined;
  object?: string | undefined;
  from?: string | undefined;
  to?: string | undefined;
  order?: 'oldest' | undefined;
}

interface Props {
  value: AuditSearch;
  objectFault: string | undefined;
  onChange: (change: AuditSearch) => void;
  onClear: () => void;
}

/** Narrows the log down by who, what, on what and when. */
export function AuditFilters({ value, objectFault, onChange, onClear }: Props) {
  const t = useTranslations('audit');
  const { data: people } = useQuery(peopleQuery);
  const { order = 'newest', ...narrowedBy } = value;
  const isNarrowed = Object.values(narrowedBy).some((each) => each !== undefined);
  return (
    <div role="search" aria-label={t('narrow')} className={styles.filters}>
      {people && (
        <ComboBox
          label={t('person')}
          value={value.person ?? null}
          choices={people.map(({ id, displayName, email }) => ({
            key: id,
            name: displayName,
            hint: email,
          }))}
          onChange={(person) => onChange({ person: person ?? undefined })}
        />
      )}
      <Select
        label={t('kindLabel')}
        value={value.kind ?? ''}
        choices={[['', t('anyKind')], ...KINDS.map((kind) => [kind, t(`kind.${kind}`)] as const)]}
        onChange={(kind) => onChange({ kind: kind || undefined })}
      />
      <MomentField
        label={t('from')}
        value={value.from ?? null}
        onChange={(from) => onChange({ from: from ?? undefined })}
      />
      <MomentField label={t('to')} value={value.to ?? null} onChange={(to) => onChange({ to: to ?? undefined })} />
      <Select
        label={t('order')}
        value={order}
        choices={[
          ['newest', t('newest')],
          ['oldest', t('oldest')],
        ]}
        onChange={(next) => onChange({ order: next === 'oldest' ? next : undefined })}
      />
      <Words key={`event ${value.event}`} value={value} objectFault={objectFault} onChange={onChange} />
      {isNarrowed && <Button onPress={onClear}>{t('clear')}</Button>}
    </div>
  );
}

/** What is typed counts when somebody presses Enter: half a word is no event. */
function Words({ value, objectFault, onChange }: Omit<Props, 'onClear'>) {
  const t = useTranslations('audit');
  const [event, setEvent] = useState(value.event ?? '');
  const [object, setObject] = useState(value.object ?? '');
  const submit = (form: FormEvent) => {
    form.preventDefault();
    onChange({ event: event.trim() || undefined, object: object.trim() || undefined });
  };
  return (
    <form className={styles.words} onSubmit={submit}>
      <TextField label={t('event')} hint={t('eventHint')} value={event} onChange={setEvent} />
      <TextField
        label={t('object')}
        value={object}
        onChange={setObject}
        {...(objectFault === undefined ? {} : { fault: objectFault })}
      />
      <Button type="submit">{t('apply')}</Button>
    </form>
  );
}
