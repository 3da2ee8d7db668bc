import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { CheckCircle2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { meQuery } from '../../../lib/me';
import { ADMIN_PLACES } from './admin-places';
import { type Matter, useMatters } from './use-matters';
import { useStanding } from './use-standing';
import styles from './admin-overview.module.css';

/** Where everything is, how it stands, and what somebody should look at. */
export function AdminOverviewPage() {
  const t = useTranslations('admin');
  const { data: me } = useQuery(meQuery);
  const matters = useMatters(me?.permissions ?? []);
  const standing = useStanding(me?.permissions ?? []);
  const places = ADMIN_PLACES.flatMap(({ places: of }) => of).filter(({ needs }) => me?.permissions.includes(needs));
  return (
    <>
      <PageHead title={t('title')} hint={t('hint')} />
      <div className={styles.page}>
        <Panel title={t('attention')}>
          {matters === null ? <SkeletonRows rows={2} /> : <Matters matters={matters} />}
        </Panel>
        <ul className={styles.cards}>
          {places.map(({ to, name }) => (
            <li key={name} className={styles.card}>
              <h2>
                <Link to={to}>{t(`place.${name}`)}</Link>
              </h2>
              <p className={styles.about}>{t(`about.${name}`)}</p>
              {standing[name] && <p className={styles.standing}>{standing[name]}</p>}
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

function Matters({ matters }: { matters: readonly Matter[] }) {
  const t = useTranslations('admin');
  if (matters.length === 0) {
    return (
      <p className={styles.fine}>
        <CheckCircle2 size={18} aria-hidden="true" />
        {t('nothing')}
      </p>
    );
  }
  return (
    <ul className={styles.matters}>
      {matters.map(({ key, text, to }) => (
        <li key={key}>
          <Link to={to}>{text}</Link>
        </li>
      ))}
    </ul>
  );
}
