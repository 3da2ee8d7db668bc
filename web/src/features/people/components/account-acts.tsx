import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { SecretOnce } from '../../../components/ui/secret-once';
import { toast } from '../../../components/ui/toast';
import { DateText } from '../../../components/ui/when';
import { useChangePerson, useEndSessions, type User, useStartReset } from '../api/people';
import { DisableDialog } from './disable-dialog';
import layout from '../../../components/ui/layout.module.css';
import styles from './people.module.css';

/** What an administrator does to an account. */
export function AccountActs({ person }: { person: User }) {
  const t = useTranslations('people');
  const [disabling, setDisabling] = useState(false);
  const endSessions = useEndSessions(person.id);
  const reset = useStartReset();
  const change = useChangePerson(person.id);
  const enable = () => change.mutate({ version: person.version, change: { status: 'ACTIVE' } });
  const error = endSessions.error ?? reset.error ?? change.error;
  return (
    <section className={styles.part} aria-label={t('account')}>
      <h3>{t('account')}</h3>
      <p className={styles.hint}>
        {person.email} · {t('since')} <DateText at={person.createdAt} />
      </p>
      {error && <ErrorPanel error={error} />}
      {reset.data && <SecretOnce label={t('link')} value={reset.data.link} hint={t('resetHint')} />}
      <div className={layout.buttons}>
        {person.status === 'ACTIVE' ? (
          <>
            <Button isPending={reset.isPending} onPress={() => reset.mutate(person.id)}>
              {person.hasPassword ? t('reset') : t('firstPassword')}
            </Button>
            <Button
              isPending={endSessions.isPending}
              onPress={() => endSessions.mutate(undefined, { onSuccess: () => toast(t('sessionsEnded')) })}
            >
              {t('endSessions')}
            </Button>
            <Button tone="danger" onPress={() => setDisabling(true)}>
              {t('disable')}
            </Button>
          </>
        ) : (
          <Button isPending={change.isPending} onPress={enable}>
            {t('enable')}
          </Button>
        )}
      </div>
      <DisableDialog person={person} isOpen={disabling} onClose={() => setDisabling(false)} />
    </section>
  );
}
