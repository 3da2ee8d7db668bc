import { useQuery } from '@tanstack/react-query';
import { Check } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { DataTable } from '../../../components/ui/data-table';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import type { Permission } from '../../../lib/me';
import { ROLES, rolesQuery } from '../api/people';
import styles from './people.module.css';

/** What each role may do, from the table that the server itself asks. */
export function RolesPage() {
  const t = useTranslations('roles');
  const roles = useQuery(rolesQuery);
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      <div className={styles.page}>
        <Panel title={t('inWords')}>
          <dl className={styles.roleList}>
            {ROLES.map((role) => (
              <div key={role}>
                <dt>
                  <strong>{t(`name.${role}`)}</strong>
                </dt>
                <dd>{t(`about.${role}`)}</dd>
              </div>
            ))}
          </dl>
          <p className={styles.hint}>{t('separation')}</p>
        </Panel>
        {roles.isPending && <SkeletonRows />}
        {roles.isError && <ErrorPanel error={roles.error} onRetry={() => void roles.refetch()} />}
        {roles.data && <PermissionTable table={roles.data} />}
      </div>
    </>
  );
}

interface Row {
  permission: Permission;
  roles: ReadonlySet<string>;
}

function PermissionTable({ table }: { table: readonly { role: (typeof ROLES)[number]; permissions: Permission[] }[] }) {
  const t = useTranslations();
  const all = [...new Set(table.flatMap(({ permissions }) => permissions))].sort();
  const rows: Row[] = all.map((permission) => ({
    permission,
    roles: new Set(table.filter(({ permissions }) => permissions.includes(permission)).map(({ role }) => role)),
  }));
  const named = (permission: Permission): string => {
    // A permission of a newer server may have no words yet.
    const key = permission.replace('.', '_') as 'user_read';
    return t.has(`permissions.${key}`) ? t(`permissions.${key}`) : permission;
  };
  return (
    <DataTable
      narrow="scroll"
      label={t('roles.table')}
      rows={rows}
      keyOf={({ permission }) => permission}
      columns={[
        { key: 'permission', name: t('roles.may'), cell: ({ permission }) => named(permission) },
        ...ROLES.map((role) => ({
          key: role,
          name: t(`roles.name.${role}`),
          cell: (row: Row) =>
            row.roles.has(role) ? (
              <Check size={18} className={styles.tick} aria-label={t('roles.yes')} role="img" />
            ) : null,
        })),
      ]}
    />
  );
}
