import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Panel } from '../../../components/ui/panel';
import { DateText } from '../../../components/ui/when';
import type { Permission } from '../../../lib/me';
import { type DocumentDetail, originalAddress } from '../api/documents';
import { WatchPanel } from './watching/watch-panel';
import styles from './documents.module.css';

interface Props {
  document: DocumentDetail;
  may: (permission: Permission) => boolean;
}

/** What is known of a document: where it is from, how it was read, and whether its page is watched. */
export function DocumentAbout({ document, may }: Props) {
  const t = useTranslations('documents.about');
  const { page, currentVersion: version } = document;
  const facts: [string, ReactNode][] = [
    [t('language'), document.language === 'und' ? t('unknown') : document.language],
    [t('address'), document.url !== null && <bdi>{document.url}</bdi>],
    [t('fetched'), page?.fetchedAt && <DateText at={page.fetchedAt} withTime />],
    [t('answeredBy'), page?.finalUrl && page.finalUrl !== document.url && <bdi>{page.finalUrl}</bdi>],
    [t('published'), document.publishedAt !== null && <DateText at={document.publishedAt} />],
    [t('modified'), version?.sourceModifiedAt && <DateText at={version.sourceModifiedAt} withTime />],
    [t('putIn'), <DateText key="putIn" at={document.createdAt} withTime />],
    [t('reader'), version && <code>{version.readerVersion}</code>],
    [t('extractor'), version?.extractorVersion && <code>{version.extractorVersion}</code>],
    [t('hash'), version && <code className={styles.hash}>{version.textSha256}</code>],
    [
      t('original'),
      version?.hasOriginal && (
        <a href={originalAddress(document.id, version.number)} download>
          {t('download')}
        </a>
      ),
    ],
  ];
  return (
    <>
      {may('watch.read') && <WatchPanel document={document} mayManage={may('watch.manage')} />}
      <Panel title={t('title')}>
        <dl className={styles.about}>
          {facts
            .filter(([, value]) => Boolean(value))
            .map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
        </dl>
      </Panel>
    </>
  );
}
