import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { PageHead } from '../../../components/ui/page-head';
import { PagedList } from '../../../components/ui/paged-list';
import { SearchField } from '../../../components/ui/search-field';
import { Select } from '../../../components/ui/select';
import { meQuery } from '../../../lib/me';
import { useShortcuts } from '../../../lib/shortcuts';
import { type PeopleFilter, peopleQuery, ROLES } from '../api/people';
import { AddPersonDialog } from './add-person-dialog';
import { InviteDialog } from './invite-dialog';
import { Invitations } from './invitations';
import { PeopleTable } from './people-table';
import { PersonDrawer } from './person-drawer';
import styles from './people.module.css';

const STATUSES = ['ACTIVE', 'DISABLED'] as const;

export function PeoplePage() {
  const t = useTranslations('people');
  const search = useSearch({ from: '/desk/admin/people' });
  const navigate = useNavigate({ from: '/admin/people' });
  const { data: me } = useQuery(meQuery);
  const [dialog, setDialog] = useState<'invite' | 'add' | null>(null);
  const manages = me?.permissions.includes('user.manage') ?? false;
  useShortcuts([{ key: 'i', name: t('invite'), run: () => setDialog('invite'), enabled: manages }]);
  const filter: PeopleFilter = {
    q: search.q,
    role: ROLES.find((role) => role === search.role),
    status: STATUSES.find((status) => status === search.status),
  };
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')}>
        {manages && (
          <>
            <Button onPress={() => setDialog('add')}>{t('add')}</Button>
            <Button tone="main" shortcut="i" onPress={() => setDialog('invite')}>
              {t('invite')}
            </Button>
          </>
        )}
      </PageHead>
      <div className={styles.page}>
        <Filters
          filter={filter}
          onChange={(change) => void navigate({ search: (before) => ({ ...before, ...change }), replace: true })}
        />
        <List filter={filter} onOpen={(person) => void navigate({ search: (before) => ({ ...before, person }) })} />
        {manages && <Invitations />}
      </div>
      <PersonDrawer
        id={search.person ?? null}
        manages={manages}
        onClose={() => void navigate({ search: ({ person: _closed, ...rest }) => rest })}
      />
      <InviteDialog isOpen={dialog === 'invite'} onClose={() => setDialog(null)} />
      <AddPersonDialog isOpen={dialog === 'add'} onClose={() => setDialog(null)} />
    </>
  );
}

function Filters({ filter, onChange }: { filter: PeopleFilter; onChange: (change: PeopleFilter) => void }) {
  const t = useTranslations();
  return (
    <div role="search" className={styles.filters}>
      <SearchField
        label={t('people.search')}
        value={filter.q ?? ''}
        onChange={(q) => onChange({ q: q || undefined })}
      />
      <Select
        label={t('people.role')}
        hideLabel
        value={filter.role ?? ''}
        choices={[['', t('people.anyRole')], ...ROLES.map((role) => [role, t(`roles.name.${role}`)] as const)]}
        onChange={(role) => onChange({ role: role === '' ? undefined : role })}
      />
      <Select
        label={t('people.statusLabel')}
        hideLabel
        value={filter.status ?? ''}
        choices={[
          ['', t('people.anyStatus')],
          ...STATUSES.map((status) => [status, t(`people.status.${status}`)] as const),
        ]}
        onChange={(status) => onChange({ status: status === '' ? undefined : status })}
      />
    </div>
  );
}

function List({ filter, onOpen }: { filter: PeopleFilter; onOpen: (id: string) => void }) {
  const t = useTranslations();
  const list = useInfiniteQuery(peopleQuery(filter));
  return (
    <div className={styles.list}>
      <PagedList list={list} empty={<EmptyState title={t('people.nobody')} hint={t('people.nobodyHint')} />}>
        {(people) => <PeopleTable people={people} onOpen={onOpen} />}
      </PagedList>
    </div>
  );
}
