import { useFormatter, useNow, useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api-client';
import { Badge } from '../ui/badge';

/** What asks for attention on a claim, at a glance. Needs the texts of the area `claims`. */
export function ClaimFlags({ claim }: { claim: Schemas['DeskClaim'] }) {
  const t = useTranslations('claims');
  const format = useFormatter();
  const now = useNow({ updateInterval: 60_000 });
  const { urgent, dueAt, stale, embargoUntil } = claim;
  const embargo = embargoUntil !== null && new Date(embargoUntil) > now ? new Date(embargoUntil) : null;
  return (
    <>
      {urgent && <Badge tone="bad">{t('urgent')}</Badge>}
      {dueAt !== null && new Date(dueAt) < now && <Badge tone="bad">{t('late')}</Badge>}
      {stale && <Badge tone="warn">{t('stale')}</Badge>}
      {embargo && (
        <Badge tone="warn">
          {t('embargo', { when: format.dateTime(embargo, { day: 'numeric', month: 'short' }) })}
        </Badge>
      )}
    </>
  );
}
