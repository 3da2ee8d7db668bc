import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { Menu } from '../../../components/ui/menu';
import { toast, toastFailure } from '../../../components/ui/toast';
import { useChangeWebhook, useNewSecret, usePing, useRemoveWebhook, type Webhook } from '../api/webhooks';
import { RedeliverSince } from './redeliver-since';
import { ShownSecret } from './shown-secret';
import styles from './webhooks.module.css';

type Asked = 'secret' | 'remove' | 'since' | null;

/** What can be done with a webhook; what cannot be undone is asked about first. */
export function WebhookActs({ webhook }: { webhook: Webhook }) {
  const t = useTranslations('webhooks');
  const navigate = useNavigate();
  const [asked, setAsked] = useState<Asked>(null);
  const ping = usePing(webhook.id);
  const change = useChangeWebhook(webhook);
  const rotate = useNewSecret(webhook.id);
  const remove = useRemoveWebhook(webhook);
  const onError = (error: Error) => toastFailure(error);
  const close = () => setAsked(null);
  return (
    <>
      <Button
        tone="main"
        isPending={ping.isPending}
        onPress={() => ping.mutate(undefined, { onError, onSuccess: () => toast(t('pinged')) })}
      >
        {t('ping')}
      </Button>
      <Button isPending={change.isPending} onPress={() => change.mutate({ enabled: !webhook.enabled }, { onError })}>
        {webhook.enabled ? t('disable') : t('enable')}
      </Button>
      <Menu
        name={t('more')}
        items={[
          { key: 'since', name: t('since.open'), run: () => setAsked('since') },
          { key: 'secret', name: t('rotate.open'), run: () => setAsked('secret') },
          { key: 'remove', name: t('removal.open'), run: () => setAsked('remove') },
        ]}
      />
      {asked === 'since' && <RedeliverSince id={webhook.id} onClose={close} />}
      <Question
        kind="rotate"
        isOpen={asked === 'secret'}
        isPending={rotate.isPending}
        onClose={close}
        onYes={() => rotate.mutate(undefined, { onError, onSuccess: close })}
      />
      <Question
        kind="removal"
        isOpen={asked === 'remove'}
        isPending={remove.isPending}
        onClose={close}
        onYes={() => remove.mutate(undefined, { onError, onSuccess: () => void navigate({ to: '/admin/webhooks' }) })}
      />
      {rotate.data && <ShownSecret secret={rotate.data.secret} isRotation onClose={() => rotate.reset()} />}
    </>
  );
}

interface QuestionProps {
  kind: 'rotate' | 'removal';
  isOpen: boolean;
  isPending: boolean;
  onClose: () => void;
  onYes: () => void;
}

function Question({ kind, isOpen, isPending, onClose, onYes }: QuestionProps) {
  const t = useTranslations();
  return (
    <Dialog title={t(`webhooks.${kind}.open`)} isOpen={isOpen} onClose={onClose}>
      <p>{t(`webhooks.${kind}.says`)}</p>
      <div className={styles.acts}>
        <Button onPress={onClose}>{t('app.cancel')}</Button>
        <Button tone="danger" isPending={isPending} onPress={onYes}>
          {t(`webhooks.${kind}.yes`)}
        </Button>
      </div>
    </Dialog>
  );
}
