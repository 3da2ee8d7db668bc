import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Drawer } from '../../../components/ui/drawer';
import type { Schemas } from '../../../lib/api-client';
import { useMakeWebhook } from '../api/webhooks';
import { ShownSecret } from './shown-secret';
import { WebhookForm } from './webhook-form';

interface Props {
  isOpen: boolean;
  onClose: () => void;
}

/** Makes a webhook, then shows its secret, this once. */
export function NewWebhook({ isOpen, onClose }: Props) {
  const t = useTranslations('webhooks');
  const make = useMakeWebhook();
  const [made, setMade] = useState<Schemas['NewWebhook'] | null>(null);
  const close = () => {
    setMade(null);
    make.reset();
    onClose();
  };
  if (made) return <ShownSecret secret={made.secret} onClose={close} />;
  return (
    <Drawer title={t('new')} isOpen={isOpen} onClose={close}>
      <WebhookForm
        before={{ url: '', description: '', events: [] }}
        submit={t('make')}
        error={make.error}
        isPending={make.isPending}
        onSubmit={(fields) => make.mutate(fields, { onSuccess: setMade })}
      />
    </Drawer>
  );
}
