import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { type Me, meQuery } from '../../../lib/me';
import { ConflictsPanel } from './conflicts-panel';
import { PasswordPanel } from './password-panel';
import { PausePanel } from './pause-panel';
import { PreferencesPanel } from './preferences-panel';
import { SessionsPanel } from './sessions-panel';
import { TokensPanel } from './tokens-panel';
import styles from './account.module.css';

/** @param pageChoices language and appearance, which belong to the frame of the desk */
export function AccountPage({ pageChoices }: { pageChoices: ReactNode }) {
  const t = useTranslations('account');
  const { data: me } = useQuery(meQuery);
  if (!me) return <SkeletonRows />;
  const rates = me.permissions.includes('assignment.work');
  return (
    <div className={styles.page}>
      <PageHead title={t('title')} />
      <WhoPanel me={me} />
      <Panel title={t('page')}>
        <p className={styles.hint}>{t('pageHint')}</p>
        <div className={styles.pair}>{pageChoices}</div>
      </Panel>
      {rates && <PausePanel me={me} />}
      {rates && <ConflictsPanel />}
      <PreferencesPanel />
      <PasswordPanel email={me.email} />
      <SessionsPanel personId={me.id} />
      {me.permissions.includes('token.own') && <TokensPanel me={me} />}
    </div>
  );
}

function WhoPanel({ me }: { me: Me }) {
  const t = useTranslations('account');
  return (
    <Panel title={t('who')}>
      <p dir="auto">
        <strong>{me.displayName}</strong>
      </p>
      <dl className={styles.facts}>
        <dt>{t('email')}</dt>
        <dd>{me.email}</dd>
        <dt>{t('roles')}</dt>
        <dd className={styles.badges}>
          {me.roles.map((role) => (
            <Badge key={role}>{t(`role.${role}`)}</Badge>
          ))}
        </dd>
        {me.languages.length > 0 && (
          <>
            <dt>{t('languages')}</dt>
            <dd>{me.languages.join(', ')}</dd>
          </>
        )}
      </dl>
      <p className={styles.hint}>{t('whoHint')}</p>
    </Panel>
  );
}
