import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { DayField } from '../ui/day-field';
import { Select } from '../ui/select';
import { Switch } from '../ui/switch';
import { SettledTextField } from '../ui/settled-text-field';
import { publishedSourcesQuery } from '../../lib/report-choices';
import { schemesQuery } from '../../lib/schemes';
import type { ReportFilter } from '../../lib/report-filter';
import styles from './report-filter-fields.module.css';

interface Props {
  value: ReportFilter;
  onChange: (change: { [Name in keyof ReportFilter]: ReportFilter[Name] | undefined }) => void;
  children?: ReactNode;
}

/** Narrows published reports. Needs the texts of the area `publishing`. */
export function ReportFilterFields({ value, onChange, children }: Props) {
  const t = useTranslations('publishing.filter');
  const { data: schemes = [] } = useQuery(schemesQuery);
  const { data: sources = [] } = useQuery(publishedSourcesQuery);
  const chosen = schemes.filter(({ content }) => value.schemeKey === undefined || content.key === value.schemeKey);
  const labels = new Map(chosen.flatMap(({ content }) => content.labels.map(({ key, name }) => [key, name] as const)));
  const any = ['', t('any')] as const;
  return (
    <div className={styles.fields}>
      <Select
        label={t('scheme')}
        choices={[any, ...new Map(schemes.map(({ content }) => [content.key, content.name] as const))]}
        value={value.schemeKey ?? ''}
        onChange={(schemeKey) => onChange({ schemeKey: schemeKey || undefined, label: undefined })}
      />
      <Select
        label={t('label')}
        choices={[any, ...labels]}
        value={value.label ?? ''}
        onChange={(label) => onChange({ label: label || undefined })}
      />
      <DayField
        label={t('from')}
        value={value.from ?? ''}
        max={value.to}
        onChange={(from) => onChange({ from: from || undefined })}
      />
      <DayField
        label={t('to')}
        value={value.to ?? ''}
        min={value.from}
        onChange={(to) => onChange({ to: to || undefined })}
      />
      <Select
        label={t('source')}
        choices={[any, ...withOther(sources, value.sourceId, t('otherSource'))]}
        value={value.sourceId ?? ''}
        onChange={(sourceId) => onChange({ sourceId: sourceId || undefined })}
      />
      <SettledTextField
        label={t('claimant')}
        value={value.claimant ?? ''}
        onSettle={(claimant) => onChange({ claimant: claimant || undefined })}
      />
      <SettledTextField
        label={t('topic')}
        value={value.topic ?? ''}
        onSettle={(topic) => onChange({ topic: topic || undefined })}
      />
      <SettledTextField
        label={t('language')}
        value={value.language ?? ''}
        onSettle={(language) => onChange({ language: language || undefined })}
      />
      <Switch isSelected={value.all === true} onChange={(all) => onChange({ all: all || undefined })}>
        {t('all')}
      </Switch>
      {children}
    </div>
  );
}

/** A source in the address that is not among those with most reports is still shown as chosen. */
const withOther = (sources: readonly (readonly [string, string])[], id: string | undefined, other: string) =>
  id === undefined || sources.some(([key]) => key === id) ? sources : [...sources, [id, other] as const];
