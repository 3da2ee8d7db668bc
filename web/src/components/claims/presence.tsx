import { queryOptions, useQuery } from '@tanstack/react-query';
import { Eye } from 'lucide-react';
import { useEffect } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { api, data } from '../../lib/api-client';
import { meQuery } from '../../lib/me';
import styles from './presence.module.css';

interface Place {
  kind: 'claim' | 'document';
  id: string;
}

/** The server forgets who was not seen for a minute. */
const SEEN_EVERY_MS = 25_000;

const othersQuery = ({ kind, id }: Place) =>
  queryOptions({
    queryKey: ['presence', id, kind],
    queryFn: ({ signal }) => data(api.GET('/api/v1/presence', { params: { query: { kind, id } }, signal })),
    retry: false,
  });

/** Shows other editors who look at the same thing, and shows them this one. For reviewers there is nothing, both ways. */
export function Presence(place: Place) {
  const { data: me } = useQuery(meQuery);
  return me?.permissions.includes('claim.triage') ? <Others key={place.id} {...place} /> : null;
}

function Others({ kind, id }: Place) {
  const t = useTranslations('app');
  const locale = useLocale();
  useBeingSeen(kind, id);
  const { data: others } = useQuery(othersQuery({ kind, id }));
  const names = others?.items.map(({ displayName }) => displayName) ?? [];
  return (
    <span role="status">
      {names.length > 0 && (
        <span className={styles.people}>
          <Eye size={14} aria-hidden="true" />
          <bdi>{t('alsoHere', { count: names.length, names: new Intl.ListFormat(locale).format(names) })}</bdi>
        </span>
      )}
    </span>
  );
}

/** Says that this person looks here, for as long as the page is in view. */
function useBeingSeen(kind: Place['kind'], id: string): void {
  useEffect(() => {
    const ignore = () => undefined;
    const see = () => {
      if (!document.hidden) api.PUT('/api/v1/presence', { body: { kind, id } }).catch(ignore);
    };
    // It must arrive although the page goes away.
    const leave = () => {
      api.DELETE('/api/v1/presence', { params: { query: { kind, id } }, keepalive: true }).catch(ignore);
    };
    const changed = () => (document.hidden ? leave() : see());
    see();
    const timer = setInterval(see, SEEN_EVERY_MS);
    document.addEventListener('visibilitychange', changed);
    window.addEventListener('pagehide', leave);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', changed);
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [kind, id]);
}
