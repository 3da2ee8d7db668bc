import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { SectionNav } from '../../../components/ui/section-nav';
import { meQuery } from '../../../lib/me';

const PLACES = [
  { to: '/documents', name: 'documents' },
  { to: '/watches', name: 'watches', needs: 'watch.read' },
  { to: '/watched-sources', name: 'sources', needs: 'watch.read' },
  { to: '/feeds', name: 'feeds', needs: 'watch.read' },
  { to: '/hooks', name: 'hooks', needs: 'hook.manage' },
  { to: '/imports', name: 'imports', needs: 'import.run' },
] as const;

/** What belongs to the documents of a desk: themselves, what is watched, feeds, hooks, imports. */
export function DeskPlaces() {
  const t = useTranslations('documents.places');
  const { data: me } = useQuery(meQuery);
  const shown = PLACES.filter((place) => !('needs' in place) || me?.permissions.includes(place.needs));
  return <SectionNav label={t('label')} places={shown.map(({ to, name }) => ({ to, name: t(name) }))} />;
}
