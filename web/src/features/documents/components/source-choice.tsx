import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { Select } from '../../../components/ui/select';
import { sourceNamesQuery } from '../../../lib/sources';

interface Props {
  value: string | null;
  onChange: (sourceId: string | null) => void;
  /** What stands for no choice. */
  none?: string;
  hideLabel?: boolean;
}

/** One of the desk's sources. */
export function SourceChoice({ value, onChange, none, hideLabel = true }: Props) {
  const t = useTranslations('documents');
  const { data: sources = [] } = useQuery(sourceNamesQuery);
  return (
    <Select
      label={t('source')}
      hideLabel={hideLabel}
      choices={[['', none ?? t('allSources')] as const, ...sources.map(({ id, name }) => [id, name] as const)]}
      value={value ?? ''}
      onChange={(id) => onChange(id === '' ? null : id)}
    />
  );
}
