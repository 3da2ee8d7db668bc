import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Select } from '../../../components/ui/select';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { peopleQuery } from '../../../lib/people';
import { useHandOver } from '../api/leaving';
import type { User } from '../api/people';
import styles from './people.module.css';

/** An editor's claims and complaints go to another editor. */
export function HandOverStep({ person }: { person: User }) {
  const t = useTranslations('people.handOver');
  const people = useQuery(peopleQuery);
  const [toId, setTo] = useState('');
  const look = useHandOver(person.id);
  const give = useHandOver(person.id);
  const others = (people.data ?? []).filter(
    ({ id, status, roles }) =>
      id !== person.id && status === 'ACTIVE' && roles.some((role) => role === 'editor' || role === 'admin'),
  );
  const reason = t('reason', { name: person.displayName });
  const choose = (id: string) => {
    setTo(id);
    give.reset();
    if (id !== '') look.mutate({ toId: id, reason, dryRun: true });
  };
  const found = look.data?.counts;
  const count = found ? found.claims + found.complaints : 0;
  const error = look.error ?? give.error;
  return (
    <section className={styles.step} aria-label={t('title')}>
      <h3>{t('title')}</h3>
      <p>{t('hint')}</p>
      {people.isPending && <SkeletonRows rows={1} />}
      {error && <ErrorPanel error={error} />}
      {people.data && others.length === 0 && <p>{t('nobody')}</p>}
      {others.length > 0 && (
        <Select
          label={t('to')}
          value={toId}
          choices={[['', t('choose')], ...others.map(({ id, displayName }) => [id, displayName] as const)]}
          onChange={choose}
        />
      )}
      {give.data && <p role="status">{t('done', give.data.counts)}</p>}
      {toId !== '' && found && !give.data && (
        <>
          <p role="status">{t('found', found)}</p>
          {count > 0 && (
            <Button isPending={give.isPending} onPress={() => give.mutate({ toId, reason, dryRun: false })}>
              {t('apply')}
            </Button>
          )}
        </>
      )}
    </section>
  );
}
