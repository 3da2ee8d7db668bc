import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import type { Webhook } from '../api/webhooks';

/** Whether a webhook is told things, and how that goes. */
export function WebhookState({ webhook: { enabled, disabledReason, failures } }: { webhook: Webhook }) {
  const t = useTranslations('webhooks.state');
  if (!enabled) {
    return <Badge tone={disabledReason === 'PERSON' ? 'plain' : 'bad'}>{t(disabledReason ?? 'PERSON')}</Badge>;
  }
  return failures > 0 ? (
    <Badge tone="warn">{t('failing', { count: failures })}</Badge>
  ) : (
    <Badge tone="good">{t('on')}</Badge>
  );
}
