import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Dialog } from '../../../components/ui/dialog';
import { EmptyState } from '../../../components/ui/empty-state';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { PageHead } from '../../../components/ui/page-head';
import { Panel } from '../../../components/ui/panel';
import { SkeletonRows } from '../../../components/ui/skeleton';
import { Tabs } from '../../../components/ui/tabs';
import { toast } from '../../../components/ui/toast';
import { useLanguage } from '../../../lib/i18n';
import { schemesQuery } from '../../../lib/schemes';
import { type Content, type Scheme, useAddScheme } from '../api/schemes';
import { FieldsEditor } from './fields-editor';
import { LabelsEditor } from './labels-editor';
import { RaterPreview } from './rater-preview';
import { schemeChanges } from './scheme-changes';
import { SchemeChanges } from './scheme-changes-list';
import { newContent, tidied } from './scheme-draft';
import { SchemeFaults } from './scheme-faults-list';
import { schemeFaults } from './scheme-faults';
import { SchemeNames } from './scheme-names';
import { TranslationsEditor } from './translations-editor';
import layout from '../../../components/ui/layout.module.css';
import styles from './schemes.module.css';

/** The next version of a scheme, or a new one. */
export function SchemeEditorPage() {
  const t = useTranslations('schemes');
  const { key } = useSearch({ from: '/desk/admin/schemes/edit' });
  const schemes = useQuery(schemesQuery);
  if (schemes.isPending) return <Waiting />;
  if (schemes.isError) return <ErrorPanel error={schemes.error} onRetry={() => void schemes.refetch()} />;
  const current = schemes.data.find(({ content }) => content.key === key) ?? null;
  if (key !== undefined && !current) return <EmptyState title={t('unknown')} />;
  return <Editor key={key ?? ''} current={current} />;
}

function Waiting() {
  const t = useTranslations('schemes');
  return (
    <>
      <PageHead title={t('newTitle')} />
      <SkeletonRows />
    </>
  );
}

function Editor({ current }: { current: Scheme | null }) {
  const t = useTranslations();
  const { language } = useLanguage();
  // What the form began from: a version that somebody adds meanwhile is shown, and not written over unseen.
  const [base] = useState(current);
  const [content, setContent] = useState<Content>(() => base?.content ?? newContent(language));
  const [isAsking, setAsking] = useState(false);
  const set = (part: Partial<Content>) => setContent((before) => ({ ...before, ...part }));
  const faults = schemeFaults(content);
  const changes = base ? schemeChanges(base.content, content) : null;
  const outdated = (current?.schemeVersion ?? 0) > (base?.schemeVersion ?? 0);
  const parts = { content, set };
  return (
    <>
      <PageHead
        title={base ? t('schemes.nextOf', { name: base.content.name }) : t('schemes.newTitle')}
        hint={base ? t('schemes.nextHint', { number: base.schemeVersion + 1 }) : t('schemes.newHint')}
      >
        <Button
          tone="main"
          isDisabled={faults.length > 0 || changes?.length === 0 || outdated}
          onPress={() => setAsking(true)}
        >
          {t('schemes.publish')}
        </Button>
      </PageHead>
      {outdated && (
        <p role="alert" className={styles.warning}>
          {t('schemes.outdated')}
        </p>
      )}
      <div className={styles.editor}>
        <div className={styles.page}>
          <SchemeFaults faults={faults} />
          <SchemeNames {...parts} isNew={base === null} />
          <Tabs
            label={t('schemes.parts')}
            tabs={[
              { key: 'labels', name: t('schemes.labels'), content: <LabelsEditor {...parts} /> },
              { key: 'fields', name: t('schemes.fields'), content: <FieldsEditor {...parts} /> },
              { key: 'translations', name: t('schemes.translations'), content: <TranslationsEditor {...parts} /> },
              {
                key: 'changes',
                name: t('schemes.changes', { count: changes?.length ?? 0 }),
                content: changes ? <SchemeChanges changes={changes} /> : <p>{t('schemes.firstVersion')}</p>,
              },
            ]}
          />
        </div>
        <div className={styles.preview}>
          <Panel title={t('schemes.preview')}>
            <RaterPreview content={content} />
          </Panel>
        </div>
      </div>
      <PublishDialog content={content} base={base} isOpen={isAsking} onClose={() => setAsking(false)} />
    </>
  );
}

interface PublishProps {
  content: Content;
  base: Scheme | null;
  isOpen: boolean;
  onClose: () => void;
}

/** A version cannot be taken back, so what it changes is shown once more. */
function PublishDialog({ content, base, isOpen, onClose }: PublishProps) {
  const t = useTranslations();
  const navigate = useNavigate();
  const add = useAddScheme();
  const publish = () =>
    add.mutate(tidied(content), {
      onSuccess: ({ schemeVersion, content: { name } }) => {
        toast(t('schemes.published', { name, number: schemeVersion }));
        void navigate({ to: '/admin/schemes' });
      },
    });
  return (
    <Dialog title={t('schemes.publishTitle')} isOpen={isOpen} onClose={onClose}>
      <p>{t('schemes.publishHint')}</p>
      {base && <SchemeChanges changes={schemeChanges(base.content, content)} />}
      {add.error && <ErrorPanel error={add.error} />}
      <div className={layout.buttons}>
        <Button tone="main" isPending={add.isPending} onPress={publish}>
          {t('schemes.publish')}
        </Button>
        <Button onPress={onClose}>{t('app.cancel')}</Button>
      </div>
    </Dialog>
  );
}
