import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { FactList } from '../../../components/ui/fact-list';
import { LinkButton } from '../../../components/ui/link-button';
import { DateText } from '../../../components/ui/when';
import { useNames } from '../../../lib/people';
import { useSentences } from '../../../lib/server-sentences';
import type { AuditEvent } from '../api/audit';
import styles from './audit.module.css';

/** `verdict.publish` is the server's own name for what happened; it is what one searches for; it has words beside it in other languages than English. */
export function AuditRow({ event, onObject }: { event: AuditEvent; onObject: (id: string) => void }) {
  const t = useTranslations('audit');
  const nameOf = useNames();
  const eventWords = useSentences('audit')(event.event, '');
  const [open, setOpen] = useState(false);
  const { actorId, actorKind, entityType, entityId, from, to, reason, seq } = event;
  return (
    <div className={styles.event}>
      <div className={styles.eventHead}>
        <LinkButton aria-expanded={open} onPress={() => setOpen(!open)}>
          {event.event}
        </LinkButton>
        {eventWords !== '' && <span>{eventWords}</span>}
        <span>
          {actorId === null ? t('system') : <bdi>{nameOf(actorId) ?? actorId.slice(0, 8)}</bdi>}
          {actorKind === 'token' && ` (${t('token')})`}
        </span>
        {(from !== null || to !== null) && (
          <Badge>
            {from !== null && from !== to && `${from} → `}
            {to}
          </Badge>
        )}
        <span className={styles.soft}>
          <DateText at={event.at} withTime />
        </span>
      </div>
      {reason !== null && <p dir="auto">{reason}</p>}
      {open && (
        <div className={styles.detail}>
          <FactList
            facts={[
              { name: t('number'), value: seq },
              {
                name: t('about'),
                value: (
                  <>
                    {entityType}{' '}
                    <LinkButton onPress={() => onObject(entityId)} aria-label={t('onlyThis', { id: entityId })}>
                      {entityId}
                    </LinkButton>
                  </>
                ),
              },
              { name: t('request'), value: event.requestId ?? t('noRequest') },
              { name: t('hash'), value: event.hash },
            ]}
          />
          {Object.keys(event.data).length > 0 && (
            <pre className={styles.data} tabIndex={0} role="region" aria-label={t('data')}>
              {JSON.stringify(event.data, null, 2)}
            </pre>
          )}
        </div>
      )}
    </div>
  );
}
