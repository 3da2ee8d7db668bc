import { useInfiniteQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../../../../components/ui/badge';
import { Button } from '../../../../components/ui/button';
import { Checkbox } from '../../../../components/ui/checkbox';
import { Drawer } from '../../../../components/ui/drawer';
import { EmptyState } from '../../../../components/ui/empty-state';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { PageHead } from '../../../../components/ui/page-head';
import { PagedList } from '../../../../components/ui/paged-list';
import { TextField } from '../../../../components/ui/text-field';
import { When } from '../../../../components/ui/when';
import { type Hook, hooksQuery, useMakeHook, useRevokeHook } from '../../api/hooks';
import { DeskPlaces } from '../desk-places';
import { SourceChoice } from '../source-choice';
import styles from '../documents.module.css';

/** Hooks: other systems tell the desk when a text has changed. */
export function HooksPage() {
  const t = useTranslations();
  const [isOpen, setOpen] = useState(false);
  const list = useInfiniteQuery(hooksQuery);
  return (
    <>
      <DeskPlaces />
      <PageHead title={t('watching.hooks.title')} hint={t('watching.hooks.hint')}>
        <Button tone="main" onPress={() => setOpen(true)}>
          {t('watching.hooks.add')}
        </Button>
      </PageHead>
      <PagedList
        list={list}
        empty={<EmptyState title={t('watching.hooks.none')} hint={t('watching.hooks.noneHint')} />}
      >
        {(hooks) => (
          <ul className={styles.list}>
            {hooks.map((hook) => (
              <li key={hook.id} className={styles.row}>
                <HookRow hook={hook} />
              </li>
            ))}
          </ul>
        )}
      </PagedList>
      {isOpen && <MakeHook onClose={() => setOpen(false)} />}
    </>
  );
}

function HookRow({ hook }: { hook: Hook }) {
  const t = useTranslations('watching.hooks');
  const revoke = useRevokeHook();
  return (
    <>
      <h2 className={styles.title}>
        <bdi>{hook.name}</bdi>
      </h2>
      <p className={styles.facts}>
        {hook.revokedAt === null ? <Badge tone="good">{t('open')}</Badge> : <Badge>{t('revoked')}</Badge>}
        {hook.source ? <bdi>{hook.source.name}</bdi> : <span>{t('ofDocument')}</span>}
        {hook.createsDocuments && <span>{t('creates')}</span>}
        {hook.lastCalledAt === null ? (
          <span>{t('neverCalled')}</span>
        ) : (
          <span>
            {t('lastCalled')} <When at={hook.lastCalledAt} />
          </span>
        )}
      </p>
      {revoke.error && <ErrorPanel error={revoke.error} />}
      {hook.revokedAt === null && (
        <div className={styles.acts}>
          <Button
            isPending={revoke.isPending}
            onPress={() => revoke.mutate(hook.id)}
            aria-label={t('revokeOf', { name: hook.name })}
          >
            {t('revoke')}
          </Button>
        </div>
      )}
    </>
  );
}

function MakeHook({ onClose }: { onClose: () => void }) {
  const t = useTranslations('watching.hooks');
  const make = useMakeHook();
  const [name, setName] = useState('');
  const [sourceId, setSourceId] = useState<string | null>(null);
  const [createsDocuments, setCreates] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sourceId !== null) make.mutate({ name, sourceId, createsDocuments });
  };
  if (make.data) {
    const address = `${window.location.origin}/api/v1/hooks/${make.data.id}/calls`;
    return (
      <Drawer title={t('made')} isOpen onClose={onClose}>
        <p>{t('secretHint')}</p>
        <TextField label={t('address')} value={address} isReadOnly />
        <TextField label={t('secret')} value={make.data.secret} isReadOnly />
        <Button tone="main" onPress={onClose}>
          {t('kept')}
        </Button>
      </Drawer>
    );
  }
  return (
    <Drawer title={t('add')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {make.error && <ErrorPanel error={make.error} />}
        <TextField label={t('name')} value={name} onChange={setName} autoFocus isRequired maxLength={200} />
        <SourceChoice value={sourceId} onChange={setSourceId} none={t('chooseSource')} hideLabel={false} />
        <Checkbox isSelected={createsDocuments} onChange={setCreates}>
          {t('createsDocuments')}
        </Checkbox>
        <Button
          type="submit"
          tone="main"
          isPending={make.isPending}
          isDisabled={name.trim() === '' || sourceId === null}
        >
          {t('submit')}
        </Button>
      </form>
    </Drawer>
  );
}
