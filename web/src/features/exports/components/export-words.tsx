import { useTranslations } from 'use-intl';
import type { Export } from '../api/exports';
import styles from './exports.module.css';

/** Which reports an export is of, in words. */
export function ExportWords({ export: { filter } }: { export: Export }) {
  const t = useTranslations('exports.of');
  if (filter === null) return null;
  const { currentOnly, numbers, q, label, claimant, topic, language, schemeKey, sourceId, documentId, from, to } =
    filter;
  const quoted = [q, claimant, topic, language].filter((each) => each !== undefined);
  const parts = [
    numbers ? t('numbers', { count: numbers.length }) : currentOnly ? t('current') : t('all'),
    ...(schemeKey === undefined ? [] : [t('scheme', { key: schemeKey })]),
    ...(label === undefined ? [] : [t('label', { key: label })]),
    ...(sourceId === undefined ? [] : [t('source')]),
    ...(documentId === undefined ? [] : [t('document')]),
    ...(from === undefined ? [] : [t('from', { day: from })]),
    ...(to === undefined ? [] : [t('to', { day: to })]),
    ...quoted.map((words) => t('words', { words })),
  ];
  return (
    <span className={styles.soft} dir="auto">
      {parts.join(' · ')}
    </span>
  );
}
