import { useTranslations } from 'use-intl';
import { Select } from '../components/ui/select';
import { type Language, LANGUAGES, useLanguage } from '../lib/i18n';

/** @param hideLabel the label is read out but not shown */
export function LanguageChoice({ hideLabel = true }: { hideLabel?: boolean }) {
  const t = useTranslations('nav');
  const { chosen, choose } = useLanguage();
  return (
    <Select
      label={t('language')}
      hideLabel={hideLabel}
      choices={Object.entries(LANGUAGES) as [Language, string][]}
      value={chosen}
      onChange={choose}
    />
  );
}
