import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { SectionNav } from '../ui/section-nav';
import { meQuery, type Permission } from '../../lib/me';

const PLACES = [
  { to: '/reports', name: 'reports', needs: 'report.read' },
  { to: '/exports', name: 'exports', needs: 'export.create' },
  { to: '/imports', name: 'imports', needs: 'import.run' },
  { to: '/prior-checks', name: 'priorChecks', needs: 'priorCheck.read' },
] as const satisfies readonly { to: string; name: string; needs: Permission }[];

/** Between what goes out of the newsroom and what comes into it. Needs the texts of the area `publishing`. */
export function PublishingNav() {
  const t = useTranslations('publishing');
  const { data: me } = useQuery(meQuery);
  const places = PLACES.filter(({ needs }) => me?.permissions.includes(needs));
  if (places.length < 2) return null;
  return <SectionNav label={t('nav.label')} places={places.map(({ to, name }) => ({ to, name: t(`nav.${name}`) }))} />;
}
