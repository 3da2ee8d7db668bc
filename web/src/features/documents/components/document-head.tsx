import { Presence } from '../../../components/claims/presence';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { PageHead } from '../../../components/ui/page-head';
import { DateText } from '../../../components/ui/when';
import type { DocumentDetail } from '../api/documents';
import { DocumentStatus } from './document-status';
import nav from '../../../components/ui/section-nav.module.css';
import styles from './documents.module.css';

interface Props {
  document: DocumentDetail;
  maySeeDiscarded: boolean;
  children?: ReactNode;
}

/** The top of every page of a document: what it is, and the views of it. */
export function DocumentHead({ document, maySeeDiscarded, children }: Props) {
  const t = useTranslations('documents');
  const { id, title, source, byline, publishedAt, status, url, currentVersion } = document;
  const params = { documentId: id };
  return (
    <>
      <PageHead
        title={<bdi>{title}</bdi>}
        hint={
          <span className={styles.facts}>
            {status !== 'READY' && <DocumentStatus status={status} />}
            {source && <bdi>{source.name}</bdi>}
            {byline !== null && <bdi>{byline}</bdi>}
            {publishedAt !== null && <DateText at={publishedAt} />}
            {currentVersion && <span>{t('versionNumber', { number: currentVersion.number })}</span>}
            {url !== null && (
              <a href={url} target="_blank" rel="noreferrer">
                {t('atSource')}
              </a>
            )}
            <Presence kind="document" id={id} />
          </span>
        }
      >
        {children}
      </PageHead>
      <nav className={nav.nav} aria-label={t('views.label')}>
        <Link
          to="/documents/$documentId"
          params={params}
          search={{}}
          activeOptions={{ exact: true, includeSearch: true }}
          className={nav.place}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t('views.text')}
        </Link>
        <Link
          to="/documents/$documentId/versions"
          params={params}
          className={nav.place}
          activeProps={{ 'aria-current': 'page' }}
        >
          {t('views.versions')}
        </Link>
        {(maySeeDiscarded ? (['discarded', 'threads', 'about'] as const) : (['threads', 'about'] as const)).map(
          (show) => (
            <Link
              key={show}
              to="/documents/$documentId"
              params={params}
              search={{ show }}
              activeOptions={{ exact: true, includeSearch: true }}
              className={nav.place}
              activeProps={{ 'aria-current': 'page' }}
            >
              {t(`views.${show}`)}
            </Link>
          ),
        )}
      </nav>
    </>
  );
}
