import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { EmptyState } from '../../../components/ui/empty-state';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import type { Content, Translation } from '../api/schemes';
import { replaced, without } from './scheme-draft';
import type { SchemePart } from './scheme-part';
import styles from './schemes.module.css';

/** Names and definitions in further languages: reports in these languages use them. */
export function TranslationsEditor({ content, set }: SchemePart) {
  const t = useTranslations('schemes');
  const [language, setLanguage] = useState('');
  const translations = content.translations ?? [];
  const add = (event: FormEvent) => {
    event.preventDefault();
    if (language.trim() === '') return;
    set({ translations: [...translations, { language: language.trim(), name: content.name, labels: [] }] });
    setLanguage('');
  };
  return (
    <div className={styles.page}>
      {translations.length === 0 && <EmptyState title={t('noTranslations')} hint={t('noTranslationsHint')} />}
      {translations.map((translation, index) => (
        <div key={translation.language} className={styles.item}>
          <TranslationForm
            content={content}
            translation={translation}
            onChange={(changed) => set({ translations: replaced(translations, index, changed) })}
            onRemove={() => set({ translations: without(translations, index) })}
          />
        </div>
      ))}
      <form className={styles.inline} onSubmit={add}>
        <TextField label={t('newLanguage')} hint={t('languageHint')} value={language} onChange={setLanguage} />
        <Button type="submit">{t('addTranslation')}</Button>
      </form>
    </div>
  );
}

interface Props {
  content: Content;
  translation: Translation;
  onChange: (translation: Translation) => void;
  onRemove: () => void;
}

function TranslationForm({ content, translation, onChange, onRemove }: Props) {
  const t = useTranslations('schemes');
  const wordsOf = (key: string) =>
    translation.labels.find((label) => label.key === key) ?? { key, name: '', definition: '' };
  const setWords = (key: string, part: { name?: string; definition?: string }) => {
    const labels = content.labels.map((label) =>
      label.key === key ? { ...wordsOf(key), ...part } : wordsOf(label.key),
    );
    onChange({ ...translation, labels });
  };
  return (
    <section className={styles.form} aria-label={translation.language}>
      <h3>{translation.language}</h3>
      <TextField
        label={t('name')}
        maxLength={120}
        value={translation.name}
        onChange={(name) => onChange({ ...translation, name })}
      />
      {content.labels.map(({ key, name, definition }) => (
        <div key={key} className={styles.translated}>
          <TextField
            label={t('nameOf', { name })}
            maxLength={60}
            value={wordsOf(key).name}
            onChange={(word) => setWords(key, { name: word })}
          />
          <TextArea
            label={t('definitionOf', { name })}
            hint={definition}
            rows={2}
            maxLength={2000}
            value={wordsOf(key).definition}
            onChange={(word) => setWords(key, { definition: word })}
          />
        </div>
      ))}
      <div>
        <Button tone="danger" onPress={onRemove}>
          {t('removeTranslation', { language: translation.language })}
        </Button>
      </div>
    </section>
  );
}
