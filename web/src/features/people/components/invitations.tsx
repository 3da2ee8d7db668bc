import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { DataTable } from '../../../components/ui/data-table';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { MoreRows } from '../../../components/ui/more-rows';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { When } from '../../../components/ui/when';
import { type Invitation, invitationsQuery, useWithdrawInvitation } from '../api/invitations';

const TONES: Record<Invitation['state'], Tone> = {
  OPEN: 'accent',
  ACCEPTED: 'good',
  REVOKED: 'plain',
  EXPIRED: 'warn',
};

export function Invitations() {
  const t = useTranslations();
  const list = useInfiniteQuery(invitationsQuery);
  const withdraw = useWithdrawInvitation();
  if (list.isPending) return <SkeletonRows rows={2} />;
  if (list.isError) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />;
  const items = list.data.pages.flatMap(({ items: of }) => of);
  return (
    <Panel title={t('people.invitations')}>
      {withdraw.error && <ErrorPanel error={withdraw.error} />}
      {items.length === 0 ? (
        <p>{t('people.noInvitations')}</p>
      ) : (
        <DataTable
          label={t('people.invitationList')}
          rows={items}
          keyOf={({ id }) => id}
          columns={[
            { key: 'email', name: t('people.email'), cell: ({ email }) => email },
            {
              key: 'roles',
              name: t('roles.legend'),
              cell: ({ roles }) => roles.map((role) => t(`roles.name.${role}`)).join(', '),
            },
            {
              key: 'state',
              name: t('people.statusLabel'),
              cell: ({ state }) => <Badge tone={TONES[state]}>{t(`people.invitation.${state}`)}</Badge>,
            },
            { key: 'until', name: t('people.validUntil'), cell: ({ expiresAt }) => <When at={expiresAt} /> },
            {
              key: 'act',
              name: t('people.act'),
              cell: ({ id, email, state }) =>
                state === 'OPEN' && (
                  <Button
                    aria-label={t('people.withdrawOf', { email })}
                    isDisabled={withdraw.isPending}
                    onPress={() => withdraw.mutate(id)}
                  >
                    {t('people.withdraw')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      <MoreRows list={list} />
    </Panel>
  );
}
