import { CircleCheck, CircleX } from 'lucide-react';
import { useFormatter, useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { DataTable } from '../../../components/ui/data-table';
import { FactList } from '../../../components/ui/fact-list';
import { Panel } from '../../../components/ui/panel';
import { When } from '../../../components/ui/when';
import type { Health } from '../api/health';
import styles from './health.module.css';

interface Props {
  health: Health;
}

const CHECKS = ['database', 'migrated', 'queue', 'accepting'] as const;

/** What a load balancer asks, in words. */
export function Checks({ health }: Props) {
  const t = useTranslations('health');
  return (
    <Panel title={t('process')}>
      <ul className={styles.checks}>
        {CHECKS.map((name) => {
          const passed = health.checks[name] === true;
          return (
            <li key={name} className={passed ? styles.good : styles.bad}>
              {passed ? <CircleCheck size={18} aria-hidden="true" /> : <CircleX size={18} aria-hidden="true" />}
              {t(`check.${name}.${passed ? 'yes' : 'no'}`)}
            </li>
          );
        })}
      </ul>
    </Panel>
  );
}

type Queue = Health['queues']['items'][number];

export function QueueStates({ health: { queues } }: Props) {
  const t = useTranslations('health');
  const format = useFormatter();
  const name = (queue: string) => {
    const key = `queue.${queue}` as 'queue.mail';
    return t.has(key) ? t(key) : queue;
  };
  const column = (key: 'waiting' | 'active' | 'delayed') => ({
    key,
    name: t(key),
    isNumber: true,
    cell: (queue: Queue) => format.number(queue[key]),
  });
  return (
    <Panel title={t('queues')}>
      <p className={styles.soft}>
        {t(`backend.${queues.backend}`)}{' '}
        {queues.outbox.waiting === 0
          ? t('outboxEmpty')
          : t('outbox', { count: queues.outbox.waiting, seconds: Math.round(queues.outbox.oldestSeconds ?? 0) })}
      </p>
      <DataTable
        narrow="scroll"
        label={t('queueName')}
        rows={queues.items}
        keyOf={({ name: of }) => of}
        columns={[
          { key: 'name', name: t('queueName'), cell: ({ name: of }) => name(of) },
          column('waiting'),
          column('active'),
          column('delayed'),
          {
            key: 'failed',
            name: t('failed'),
            isNumber: true,
            cell: ({ failed }) => (failed > 0 ? <Badge tone="bad">{format.number(failed)}</Badge> : failed),
          },
          {
            key: 'workers',
            name: t('workers'),
            isNumber: true,
            cell: ({ workers }) => (workers === 0 ? <Badge tone="bad">{t('noWorker')}</Badge> : workers),
          },
        ]}
      />
      <p className={styles.soft}>{t('failedHint')}</p>
    </Panel>
  );
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes in the largest unit in which they are at least one. */
function useBytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
    const unit = UNITS[step] ?? 'byte';
    return format.number(bytes / 1000 ** step, { style: 'unit', unit, maximumFractionDigits: 1 });
  };
}

export function DatabaseState({ health: { database, storage } }: Props) {
  const t = useTranslations('health');
  const format = useFormatter();
  const bytes = useBytes();
  return (
    <Panel title={t('database')}>
      <FactList
        facts={[
          { name: t('server'), value: `PostgreSQL ${database.server}` },
          {
            name: t('answers'),
            value: format.number(database.milliseconds, {
              style: 'unit',
              unit: 'millisecond',
              maximumFractionDigits: 1,
            }),
          },
          {
            name: t('connections'),
            value: t('ofMost', { count: database.connections, most: database.maxConnections }),
          },
          { name: t('size'), value: bytes(database.bytes) },
          { name: t('originals'), value: bytes(storage.originals) },
          { name: t('made'), value: bytes(storage.made) },
        ]}
      />
    </Panel>
  );
}

export function MailState({ health: { mail } }: Props) {
  const t = useTranslations('health');
  return (
    <Panel title={t('mail')}>
      <FactList
        facts={[
          { name: t('delivery'), value: t(`deliveryBy.${mail.delivery}`) },
          { name: t('mailWaiting'), value: mail.waiting },
          { name: t('mailFailed'), value: mail.failed > 0 ? <Badge tone="bad">{mail.failed}</Badge> : 0 },
          { name: t('lastSent'), value: mail.lastSentAt === null ? t('never') : <When at={mail.lastSentAt} /> },
          ...(mail.lastError === null
            ? []
            : [{ name: t('lastError'), value: <span dir="auto">{mail.lastError}</span> }]),
        ]}
      />
    </Panel>
  );
}

const STATES = ['ACTIVE', 'MOVED', 'GONE', 'BLOCKED', 'NOT_ARTICLE', 'UNREADABLE', 'UNREACHABLE'] as const;

/** What the desk has to do with other machines. */
export function Outside({ health: { watching, documents, webhooks } }: Props) {
  const t = useTranslations('health');
  const troubled = STATES.filter((state) => state !== 'ACTIVE' && (watching.byHealth[state] ?? 0) > 0);
  return (
    <Panel title={t('outside')}>
      <FactList
        facts={[
          { name: t('watched'), value: t('watchedOf', { count: watching.total, paused: watching.paused }) },
          ...troubled.map((state) => ({
            name: t(`state.${state}`),
            value: <Badge tone={state === 'MOVED' ? 'plain' : 'warn'}>{watching.byHealth[state] ?? 0}</Badge>,
          })),
          {
            name: t('overdue'),
            value: watching.overdue > 0 ? <Badge tone="warn">{watching.overdue}</Badge> : 0,
          },
          { name: t('documentJobs'), value: documents.running },
          {
            name: t('documentFailures'),
            value: documents.failedJobs > 0 ? <Badge tone="warn">{documents.failedJobs}</Badge> : 0,
          },
          { name: t('webhooks'), value: t('webhooksOf', { active: webhooks.active, disabled: webhooks.disabled }) },
        ]}
      />
    </Panel>
  );
}
