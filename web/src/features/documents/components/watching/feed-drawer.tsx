import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { Drawer } from '../../../../components/ui/drawer';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { Radio, RadioGroup } from '../../../../components/ui/radio-group';
import { TextArea } from '../../../../components/ui/text-area';
import { TextField } from '../../../../components/ui/text-field';
import { type Feed, useAddFeed, useChangeFeed } from '../../api/feeds';
import { SourceChoice } from '../source-choice';
import { IntervalChoice } from './interval-choice';
import styles from '../documents.module.css';

interface Fields {
  mode: Feed['mode'];
  intervalMinutes: number;
  sourceId: string | null;
  include: string;
  exclude: string;
}

const patterns = (lines: string): string[] =>
  lines
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const bodyOf = ({ include, exclude, ...fields }: Fields) => ({
  ...fields,
  include: patterns(include),
  exclude: patterns(exclude),
});

export function AddFeedDrawer({ onClose }: { onClose: () => void }) {
  const t = useTranslations('watching.feeds');
  const add = useAddFeed();
  const [url, setUrl] = useState('');
  const [fields, setFields] = useState<Fields>({
    mode: 'suggest',
    intervalMinutes: 30,
    sourceId: null,
    include: '',
    exclude: '',
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate({ url, ...bodyOf(fields), historyDays: 3, historyEntries: 20 }, { onSuccess: onClose });
  };
  return (
    <Drawer title={t('add')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {add.error && <ErrorPanel error={add.error} />}
        <TextField label={t('url')} hint={t('urlHint')} value={url} onChange={setUrl} type="url" autoFocus isRequired />
        <FeedFields fields={fields} onChange={setFields} />
        <Button type="submit" tone="main" isPending={add.isPending} isDisabled={url === ''}>
          {t('submit')}
        </Button>
      </form>
    </Drawer>
  );
}

export function ChangeFeedDrawer({ feed, onClose }: { feed: Feed; onClose: () => void }) {
  const t = useTranslations();
  const change = useChangeFeed(feed.id);
  const [fields, setFields] = useState<Fields>({
    mode: feed.mode,
    intervalMinutes: feed.intervalMinutes,
    sourceId: feed.source?.id ?? null,
    include: feed.include.join('\n'),
    exclude: feed.exclude.join('\n'),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    change.mutate({ ...bodyOf(fields), version: feed.version }, { onSuccess: onClose });
  };
  return (
    <Drawer title={t('watching.feeds.change')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {change.error && <ErrorPanel error={change.error} />}
        <FeedFields fields={fields} onChange={setFields} />
        <Button type="submit" tone="main" isPending={change.isPending}>
          {t('app.save')}
        </Button>
      </form>
    </Drawer>
  );
}

function FeedFields({ fields, onChange }: { fields: Fields; onChange: (fields: Fields) => void }) {
  const t = useTranslations('watching.feeds');
  const set = (change: Partial<Fields>) => onChange({ ...fields, ...change });
  return (
    <>
      <RadioGroup label={t('modeLabel')} value={fields.mode} onChange={(mode) => set({ mode: mode as Feed['mode'] })}>
        <Radio value="suggest">{t('mode.suggest')}</Radio>
        <Radio value="ingest">{t('mode.ingest')}</Radio>
      </RadioGroup>
      <IntervalChoice minutes={fields.intervalMinutes} onChange={(intervalMinutes) => set({ intervalMinutes })} />
      <SourceChoice
        value={fields.sourceId}
        onChange={(sourceId) => set({ sourceId })}
        none={t('noSource')}
        hideLabel={false}
      />
      <TextArea
        label={t('include')}
        hint={t('patternHint')}
        value={fields.include}
        onChange={(include) => set({ include })}
      />
      <TextArea label={t('exclude')} value={fields.exclude} onChange={(exclude) => set({ exclude })} />
    </>
  );
}
