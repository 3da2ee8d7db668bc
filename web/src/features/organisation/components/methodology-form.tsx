import { type FormEvent, useState } from 'react';
import { Form } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { toast } from '../../../components/ui/toast';
import { usePublishMethodology } from '../api/organisation';
import layout from '../../../components/ui/layout.module.css';
import styles from './organisation.module.css';

export function MethodologyForm({ begun, onClose }: { begun: string; onClose: () => void }) {
  const t = useTranslations();
  const [version, setVersion] = useState('');
  const [text, setText] = useState(begun);
  const [note, setNote] = useState('');
  const publish = usePublishMethodology();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    publish.mutate(
      { version, text, note: note.trim() === '' ? null : note },
      {
        onSuccess: ({ version: published }) => {
          toast(t('organisation.published', { name: published }));
          onClose();
        },
      },
    );
  };
  return (
    <Form className={styles.form} onSubmit={submit}>
      {publish.error && <ErrorPanel error={publish.error} />}
      <TextField
        label={t('organisation.versionName')}
        hint={t('organisation.versionNameHint')}
        isRequired
        maxLength={40}
        value={version}
        onChange={setVersion}
      />
      <TextArea
        label={t('organisation.text')}
        hint={t('organisation.textHint')}
        isRequired
        rows={12}
        maxLength={100_000}
        value={text}
        onChange={setText}
      />
      <TextArea
        label={t('organisation.note')}
        hint={t('organisation.noteHint')}
        maxLength={2000}
        value={note}
        onChange={setNote}
      />
      <p>{t('organisation.publishHint')}</p>
      <div className={layout.buttons}>
        <Button type="submit" tone="main" isPending={publish.isPending}>
          {t('organisation.publish')}
        </Button>
        <Button onPress={onClose}>{t('app.cancel')}</Button>
      </div>
    </Form>
  );
}
