import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl';
import { Badge } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import type { Me } from '../../../lib/me';
import { type Token, tokensQuery, useRevokeToken } from '../api/tokens';
import { TokenForm } from './token-form';
import styles from './account.module.css';

export function TokensPanel({ me }: { me: Me }) {
  const t = useTranslations('account.tokens');
  const { data: tokens, error, refetch } = useQuery(tokensQuery);
  return (
    <Panel title={t('title')}>
      <p className={styles.hint}>{t('hint')}</p>
      {error && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {!tokens && !error && <SkeletonRows rows={1} />}
      {tokens?.length === 0 && <p>{t('none')}</p>}
      {tokens && tokens.length > 0 && (
        <ul className={styles.list} aria-label={t('list')}>
          {tokens.map((token) => (
            <TokenRow key={token.id} token={token} />
          ))}
        </ul>
      )}
      <TokenForm me={me} />
    </Panel>
  );
}

function TokenRow({ token }: { token: Token }) {
  const t = useTranslations('account.tokens');
  const format = useFormatter();
  const day = (at: string) => format.dateTime(new Date(at), { dateStyle: 'medium' });
  return (
    <li>
      <div>
        <p>
          <strong dir="auto">{token.name}</strong> <code>{token.prefix}…</code>
        </p>
        <p className={styles.hint}>
          {t('valid', { when: day(token.expiresAt) })} ·{' '}
          {token.lastUsedAt === null ? t('unused') : t('used', { when: day(token.lastUsedAt) })}
        </p>
        <p className={styles.hint}>{token.scopes.join(', ')}</p>
      </div>
      {token.revokedAt === null ? <Revoke token={token} /> : <Badge tone="bad">{t('revoked')}</Badge>}
    </li>
  );
}

function Revoke({ token: { id, name } }: { token: Token }) {
  const t = useTranslations('account.tokens');
  const revoke = useRevokeToken();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button aria-label={t('revokeThis', { name })} onPress={() => setAsking(true)}>
        {t('revoke')}
      </Button>
      <Dialog title={t('revokeThis', { name })} isOpen={asking} onClose={() => setAsking(false)}>
        <p>{t('sure', { name })}</p>
        {revoke.error && <ErrorPanel error={revoke.error} />}
        <div className={styles.pair}>
          <Button tone="danger" isPending={revoke.isPending} onPress={() => revoke.mutate(id)}>
            {t('revoke')}
          </Button>
          <Button onPress={() => setAsking(false)}>{t('cancel')}</Button>
        </div>
      </Dialog>
    </>
  );
}
