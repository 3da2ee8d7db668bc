import { useNow, useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import type { User } from '../api/people';

/** What keeps somebody from work, if anything does. */
export function PersonStatus({ person }: { person: User }) {
  const t = useTranslations('people');
  const now = useNow({ updateInterval: 60_000 });
  if (person.status === 'DISABLED') return <Badge tone="bad">{t('status.DISABLED')}</Badge>;
  const paused =
    person.pausedUntil !== null &&
    new Date(person.pausedUntil) > now &&
    (person.pausedFrom === null || new Date(person.pausedFrom) <= now);
  return (
    <>
      {paused ? <Badge tone="warn">{t('paused')}</Badge> : <Badge tone="good">{t('status.ACTIVE')}</Badge>}
      {!person.hasPassword && <Badge tone="warn">{t('noPassword')}</Badge>}
    </>
  );
}
