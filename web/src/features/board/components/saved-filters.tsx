import { useQuery } from '@tanstack/react-query';
import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { Dialog } from '../../../components/ui/dialog';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Menu } from '../../../components/ui/menu';
import { TextField } from '../../../components/ui/text-field';
import { countOf, fromFilter, type SavedFilter, toFilter } from '../api/claim-filter';
import { readBoardSearch } from '../api/claim-search';
import { savedFiltersQuery, useChangeFilter, useRemoveFilter, useSaveFilter } from '../api/saved-filters';
import type { ClaimSearchState } from './use-claim-search';
import styles from './saved-filters.module.css';

/** Filters kept under a name: to go back to, and to share with the desk. */
export function SavedFilters({ state }: { state: ClaimSearchState }) {
  const t = useTranslations('board');
  const { data } = useQuery(savedFiltersQuery);
  const [open, setOpen] = useState<'save' | 'manage' | null>(null);
  const saved = data?.items ?? [];
  const { view, sort } = state.search;
  const apply = ({ filter }: SavedFilter) =>
    state.replace({
      ...readBoardSearch(fromFilter(filter)),
      ...(view ? { view } : {}),
      ...(sort ? { sort } : {}),
    });
  return (
    <>
      <Menu
        name={
          <>
            <Bookmark size={16} aria-hidden="true" /> {t('savedFilters')}
          </>
        }
        items={[
          ...saved.map((each) => ({
            key: each.id,
            name: each.own ? each.name : t('sharedFilter', { name: each.name }),
            run: () => apply(each),
          })),
          { key: 'save', name: t('saveFilter'), run: () => setOpen('save'), isDisabled: countOf(state.search) === 0 },
          {
            key: 'manage',
            name: t('manageFilters'),
            run: () => setOpen('manage'),
            isDisabled: !saved.some(({ own }) => own),
          },
        ]}
      />
      {open === 'save' && <SaveDialog state={state} onClose={() => setOpen(null)} />}
      {open === 'manage' && (
        <Dialog title={t('manageFilters')} isOpen onClose={() => setOpen(null)}>
          <ul className={styles.list}>
            {saved
              .filter(({ own }) => own)
              .map((each) => (
                <OwnFilter key={`${each.id} ${each.version}`} saved={each} state={state} />
              ))}
          </ul>
          <Button onPress={() => setOpen(null)}>{t('done')}</Button>
        </Dialog>
      )}
    </>
  );
}

function SaveDialog({ state, onClose }: { state: ClaimSearchState; onClose: () => void }) {
  const t = useTranslations();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useSaveFilter();
  return (
    <Dialog title={t('board.saveFilter')} isOpen onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ name: name.trim(), shared, filter: toFilter(state.search) }, { onSuccess: onClose });
        }}
      >
        <TextField label={t('board.filterName')} value={name} onChange={setName} maxLength={100} autoFocus isRequired />
        <Checkbox isSelected={shared} onChange={setShared}>
          {t('board.shareFilter')}
        </Checkbox>
        {save.error && <ErrorPanel error={save.error} />}
        <div className={styles.buttons}>
          <Button tone="main" type="submit" isPending={save.isPending} isDisabled={name.trim() === ''}>
            {t('app.save')}
          </Button>
          <Button onPress={onClose}>{t('app.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  );
}

function OwnFilter({ saved, state }: { saved: SavedFilter; state: ClaimSearchState }) {
  const t = useTranslations();
  const [name, setName] = useState(saved.name);
  const [shared, setShared] = useState(saved.shared);
  const change = useChangeFilter();
  const remove = useRemoveFilter();
  const error = change.error ?? remove.error;
  const isChanged = name.trim() !== saved.name || shared !== saved.shared;
  return (
    <li className={styles.own}>
      <TextField label={t('board.filterName')} value={name} onChange={setName} maxLength={100} />
      <Checkbox isSelected={shared} onChange={setShared}>
        {t('board.shareFilter')}
      </Checkbox>
      {error && <ErrorPanel error={error} />}
      <div className={styles.buttons}>
        <Button
          isDisabled={!isChanged || name.trim() === ''}
          isPending={change.isPending}
          onPress={() => change.mutate({ saved, change: { name: name.trim(), shared } })}
        >
          {t('app.save')}
        </Button>
        <Button
          isDisabled={countOf(state.search) === 0}
          onPress={() => change.mutate({ saved, change: { filter: toFilter(state.search) } })}
        >
          {t('board.updateFilter')}
        </Button>
        <Button tone="danger" isPending={remove.isPending} onPress={() => remove.mutate(saved.id)}>
          {t('app.remove')}
        </Button>
      </div>
    </li>
  );
}
