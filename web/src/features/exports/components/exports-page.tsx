import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { MadeList } from '../../../components/reports/made-list';
import { PublishingNav } from '../../../components/reports/publishing-nav';
import { PageHead } from '../../../components/ui/page-head';
import { exportsQuery } from '../api/exports';
import { ExportBuilder } from './export-builder';
import { ExportRow } from './export-row';

/** Files with many reports: asked for at the top, fetched below. */
export function ExportsPage() {
  const t = useTranslations('exports');
  const list = useInfiniteQuery(exportsQuery);
  return (
    <>
      <PublishingNav />
      <PageHead title={t('title')} hint={t('hint')} />
      <ExportBuilder />
      <MadeList
        title={t('made')}
        empty={t('empty')}
        emptyHint={t('emptyHint')}
        list={list}
        nameOf={({ format, state }) => `${t(`formats.${format}.name`)}, ${t(`state.${state}`)}`}
      >
        {(each) => <ExportRow export={each} />}
      </MadeList>
    </>
  );
}
