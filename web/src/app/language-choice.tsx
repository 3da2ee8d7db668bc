import { useTranslations } from 'use-intl';
import { Select } from '../components/ui/select';
import { type Language, LANGUAGES, useLanguage } from '../lib/i18n';

export function LanguageChoice() {
  const t = useTranslations('nav');
  const { language, choose } = useLanguage();
  return (
    <Select
      label={t('language')}
      hideLabel
      choices={Object.entries(LANGUAGES) as [Language, string][]}
      value={language}
      onChange={choose}
    />
  );
}
