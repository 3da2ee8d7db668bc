import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { MadeList } from '../../../components/reports/made-list';
import { PublishingNav } from '../../../components/reports/publishing-nav';
import { PageHead } from '../../../components/ui/page-head';
import { importsQuery } from '../api/imports';
import { ImportSummary } from './import-summary';
import { NewImport } from './new-import';

/** Earlier fact checks and many documents, taken in at once. */
export function ImportsPage() {
  const t = useTranslations('imports');
  const list = useInfiniteQuery(importsQuery);
  return (
    <>
      <PublishingNav />
      <PageHead title={t('title')} hint={t('hint')} />
      <NewImport />
      <MadeList title={t('made')} empty={t('empty')} emptyHint={t('emptyHint')} list={list}>
        {(each) => <ImportSummary import={each} isLinked />}
      </MadeList>
    </>
  );
}
