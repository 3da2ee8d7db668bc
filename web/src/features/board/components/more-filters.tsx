import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Checkbox } from '../../../components/ui/checkbox';
import { ComboBox } from '../../../components/ui/combo-box';
import { Select } from '../../../components/ui/select';
import { TextField } from '../../../components/ui/text-field';
import { STATES, type State, statesOf } from '../api/claim-search';
import { newestDocumentsQuery } from '../api/documents';
import { editorsOf, peopleQuery, type Person, ratersOf } from '../../../lib/people';
import type { ClaimSearchState } from './use-claim-search';
import styles from './filter-bar.module.css';

const ANY = '';
const YES = 'yes';
const NO = 'no';

/** The filters one needs less often. */
export function MoreFilters({ state: { search, set } }: { state: ClaimSearchState }) {
  const t = useTranslations();
  const { data: people = [] } = useQuery(peopleQuery);
  const { data: documents } = useQuery(newestDocumentsQuery);
  const states = statesOf(search);
  const toggle = (state: State) =>
    set({
      state: STATES.filter((each) => (each === state ? !states.includes(each) : states.includes(each))).join(','),
    });
  const items = documents?.items ?? [];
  const sources = new Map(items.flatMap(({ source }) => (source ? [[source.id, source.name] as const] : [])));
  const yesNo = (name: 'published' | 'aged' | 'suggested') => (
    <Select
      label={t(`board.filter.${name}`)}
      choices={[
        [ANY, t('board.any')],
        [YES, t('board.yes')],
        [NO, t('board.no')],
      ]}
      value={search[name] === undefined ? ANY : search[name] ? YES : NO}
      onChange={(value) => set({ [name]: value === ANY ? undefined : value === YES })}
    />
  );
  return (
    <div className={styles.more}>
      <fieldset className={styles.states}>
        <legend>{t('board.filter.state')}</legend>
        {STATES.map((state) => (
          <Checkbox key={state} isSelected={states.includes(state)} onChange={() => toggle(state)}>
            {t(`claims.state.${state}`)}
          </Checkbox>
        ))}
      </fieldset>
      <PersonChoice
        label={t('board.filter.editor')}
        people={editorsOf(people)}
        value={search.editor}
        onChange={(editor) => set({ editor })}
      />
      <PersonChoice
        label={t('board.filter.holder')}
        people={ratersOf(people)}
        value={search.holder}
        onChange={(holder) => set({ holder })}
      />
      {documents && (
        <>
          <ComboBox
            label={t('board.filter.document')}
            choices={items.map(({ id, title }) => ({ key: id, name: title }))}
            value={search.documentId ?? null}
            onChange={(documentId) => set({ documentId: documentId ?? undefined })}
          />
          <ComboBox
            label={t('board.filter.source')}
            choices={[...sources].map(([key, name]) => ({ key, name }))}
            value={search.sourceId ?? null}
            onChange={(sourceId) => set({ sourceId: sourceId ?? undefined })}
          />
        </>
      )}
      {(['claimant', 'topic', 'language'] as const).map((name) => (
        <Words
          key={name}
          label={t(`board.filter.${name}`)}
          value={search[name] ?? ''}
          onChange={(value) => set({ [name]: value })}
        />
      ))}
      {yesNo('published')}
      {yesNo('aged')}
      {yesNo('suggested')}
    </div>
  );
}

interface ChoiceProps {
  label: string;
  people: readonly Person[];
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

function PersonChoice({ label, people, value = ANY, onChange }: ChoiceProps) {
  const t = useTranslations('board');
  return (
    <Select
      label={label}
      choices={[
        [ANY, t('anybody')],
        ['me', t('me')],
        ...people.map(({ id, displayName }): [string, string] => [id, displayName]),
      ]}
      value={value}
      onChange={(id) => onChange(id === ANY ? undefined : id)}
    />
  );
}

/** Looks when the field is left, or with Enter. */
function Words({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  return (
    <TextField
      label={label}
      value={text}
      onChange={setText}
      onBlur={() => onChange(text.trim())}
      onKeyDown={({ key }) => key === 'Enter' && onChange(text.trim())}
    />
  );
}
