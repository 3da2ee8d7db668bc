import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { TextField } from '../../../components/ui/text-field';
import type { WebhookFields } from '../api/webhooks';
import { EventChoices } from './event-choices';
import styles from './webhooks.module.css';

interface Props {
  before: WebhookFields;
  submit: string;
  error: Error | null;
  isPending: boolean;
  onSubmit: (fields: WebhookFields) => void;
}

/** Where events are sent, and which. */
export function WebhookForm({ before, submit, error, isPending, onSubmit }: Props) {
  const t = useTranslations('webhooks');
  const [fields, setFields] = useState(before);
  const [asked, setAsked] = useState(false);
  const noUrl = fields.url.trim() === '';
  const noEvents = fields.events.length === 0;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!noUrl && !noEvents) onSubmit({ ...fields, url: fields.url.trim(), description: fields.description.trim() });
  };
  return (
    <form className={styles.form} onSubmit={send} noValidate>
      <TextField
        label={t('url')}
        hint={t('urlHint')}
        type="url"
        value={fields.url}
        onChange={(url) => setFields({ ...fields, url })}
        {...(asked && noUrl ? { fault: t('urlMissing') } : {})}
      />
      <TextField
        label={t('description')}
        hint={t('descriptionHint')}
        value={fields.description}
        maxLength={500}
        onChange={(description) => setFields({ ...fields, description })}
      />
      <EventChoices chosen={fields.events} onChange={(events) => setFields({ ...fields, events })} />
      {asked && noEvents && (
        <p role="alert" className={styles.bad}>
          {t('eventsMissing')}
        </p>
      )}
      {error && <ErrorPanel error={error} />}
      <div>
        <Button type="submit" tone="main" isPending={isPending}>
          {submit}
        </Button>
      </div>
    </form>
  );
}
