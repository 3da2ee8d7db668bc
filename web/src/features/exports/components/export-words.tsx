import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import shared from '../../../components/reports/made.module.css';
import { labelOf, schemesQuery } from '../../../lib/schemes';
import type { Export } from '../api/exports';

/** Which reports an export is of, in words. */
export function ExportWords({ export: { filter } }: { export: Export }) {
  const t = useTranslations('exports.of');
  const { data: schemes = [] } = useQuery(schemesQuery);
  if (filter === null) return null;
  const { currentOnly, numbers, q, label, claimant, topic, language, schemeKey, sourceId, documentId, from, to } =
    filter;
  // Newest first: a scheme and its labels are called what they are called now.
  const scheme = schemes.find(({ content }) => schemeKey === undefined || content.key === schemeKey);
  const quoted = [q, claimant, topic, language].filter((each) => each !== undefined);
  const parts = [
    numbers ? t('numbers', { count: numbers.length }) : currentOnly ? t('current') : t('all'),
    ...(schemeKey === undefined ? [] : [t('scheme', { key: scheme?.content.name ?? schemeKey })]),
    ...(label === undefined ? [] : [t('label', { key: labelOf(scheme, label)?.name ?? label })]),
    ...(sourceId === undefined ? [] : [t('source')]),
    ...(documentId === undefined ? [] : [t('document')]),
    ...(from === undefined ? [] : [t('from', { day: from })]),
    ...(to === undefined ? [] : [t('to', { day: to })]),
    ...quoted.map((words) => t('words', { words })),
  ];
  return (
    <span className={shared.soft} dir="auto">
      {parts.join(' · ')}
    </span>
  );
}
