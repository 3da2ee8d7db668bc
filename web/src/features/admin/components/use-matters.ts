import { useQuery } from '@tanstack/react-query';
import type { LinkProps } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import type { Permission } from '../../../lib/me';
import { isActive, peopleQuery } from '../../../lib/people';
import { newestInvitationsQuery, organisationQuery, systemHealthQuery } from '../api/overview';

/** Something that somebody should look at, and where. */
export interface Matter {
  key: string;
  text: string;
  to: NonNullable<LinkProps['to']>;
}

/** What needs somebody, as far as this person may see it; null while it is on its way. */
export function useMatters(permissions: readonly Permission[]): readonly Matter[] | null {
  const t = useTranslations();
  const manages = permissions.includes('user.manage');
  const health = useQuery({ ...systemHealthQuery, enabled: permissions.includes('health.read') });
  const people = useQuery({ ...peopleQuery, enabled: manages });
  const invitations = useQuery({ ...newestInvitationsQuery, enabled: manages });
  const organisation = useQuery({ ...organisationQuery, enabled: permissions.includes('settings.manage') });
  if (permissions.length === 0 || [health, people, invitations, organisation].some(({ isLoading }) => isLoading)) {
    return null;
  }
  const found: Matter[] = (health.data?.attention ?? []).map((name) => ({
    key: name,
    text: attentionText(t, name),
    to: '/admin/health',
  }));
  if (health.isError) found.push({ key: 'health', text: t('admin.matter.health'), to: '/admin/health' });
  const active = (people.data ?? []).filter(isActive);
  const add = (key: 'noPassword' | 'invited' | 'expired', count: number): void => {
    if (count > 0) found.push({ key, text: t(`admin.matter.${key}`, { count }), to: '/admin/people' });
  };
  add('noPassword', active.filter(({ hasPassword }) => !hasPassword).length);
  add('invited', invitations.data?.filter(({ state }) => state === 'OPEN').length ?? 0);
  add('expired', invitations.data?.filter(({ state }) => state === 'EXPIRED').length ?? 0);
  if (manages && active.filter(({ roles }) => roles.includes('admin')).length === 1) {
    found.push({ key: 'oneAdmin', text: t('admin.matter.oneAdmin'), to: '/admin/people' });
  }
  const profile = organisation.data?.profile;
  if (
    profile &&
    (profile.correctionsPolicy === null || profile.complaintRoutes.length === 0 || profile.funding === null)
  ) {
    found.push({ key: 'profile', text: t('admin.matter.profile'), to: '/admin/organisation' });
  }
  return found;
}

/** `failed.mail` and `workers.mail` name a queue; all else is a text of its own. */
export function attentionText(t: ReturnType<typeof useTranslations<never>>, name: string): string {
  const [kind = '', queue = ''] = name.split('.');
  const queueName = t.has(`health.queue.${queue}` as 'health.queue.mail')
    ? t(`health.queue.${queue}` as 'health.queue.mail')
    : queue;
  if (kind === 'failed') return t('health.attention.failed', { queue: queueName });
  if (kind === 'workers') return t('health.attention.workers', { queue: queueName });
  if (kind === 'checks') return t('health.attention.check', { name: queue });
  const key = `health.attention.${kind}` as 'health.attention.mail';
  return t.has(key) ? t(key) : name;
}
