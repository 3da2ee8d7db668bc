import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { Permission } from '../../../lib/me';
import { isActive, peopleQuery } from '../../../lib/people';
import { policiesQuery } from '../../../lib/policies';
import { schemesQuery } from '../../../lib/schemes';
import { organisationQuery, systemHealthQuery } from '../api/overview';
import type { AdminPlace } from './admin-places';

/** One line on how things stand, for the pages that have one. */
export function useStanding(permissions: readonly Permission[]): Partial<Record<AdminPlace['name'], string>> {
  const t = useTranslations('admin.standing');
  const may = (permission: Permission) => ({ enabled: permissions.includes(permission) });
  const people = useQuery({ ...peopleQuery, ...may('user.read') }).data;
  const schemes = useQuery({ ...schemesQuery, ...may('scheme.read') }).data;
  const policies = useQuery({ ...policiesQuery, ...may('round.open') }).data;
  const organisation = useQuery({ ...organisationQuery, ...may('settings.read') }).data;
  const health = useQuery({ ...systemHealthQuery, ...may('health.read') }).data;
  const active = people && people.filter(isActive).length;
  const standard = policies?.find(({ isDefault }) => isDefault);
  return {
    ...(active === undefined ? {} : { people: t('people', { count: active }) }),
    ...(schemes ? { schemes: t('schemes', { count: new Set(schemes.map(({ content }) => content.key)).size }) } : {}),
    ...(policies ? { policies: standard ? t('policy', { name: standard.name }) : t('builtIn') } : {}),
    ...(organisation ? { organisation: organisation.displayName } : {}),
    ...(health ? { health: t('version', { version: health.version }) } : {}),
  };
}
