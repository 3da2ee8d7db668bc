import { type FormEvent, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Drawer } from '../../../components/ui/drawer';
import { Tabs } from '../../../components/ui/tabs';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import type { NewDocument } from '../api/put-in';
import { filesToPutIn } from './files-to-put-in';
import styles from './documents.module.css';

/** What the desk can read. */
export const READABLE = ['.txt', '.md', '.html', '.htm', '.pdf', '.docx'];

interface Props {
  isOpen: boolean;
  onClose: () => void;
  onPutIn: (documents: { name: string; what: NewDocument }[]) => void;
}

/** The ways in: the address of a page, words, files. */
export function PutInDrawer({ isOpen, onClose, onPutIn }: Props) {
  const t = useTranslations('documents.add');
  const done = (documents: { name: string; what: NewDocument }[]) => {
    onPutIn(documents);
    onClose();
  };
  return (
    <Drawer title={t('title')} isOpen={isOpen} onClose={onClose}>
      <Tabs
        label={t('title')}
        tabs={[
          { key: 'url', name: t('byUrl'), content: <ByAddress onDone={done} /> },
          { key: 'text', name: t('byText'), content: <ByText onDone={done} /> },
          { key: 'file', name: t('byFile'), content: <ByFile onDone={done} /> },
        ]}
      />
    </Drawer>
  );
}

interface WayProps {
  onDone: Props['onPutIn'];
}

function ByAddress({ onDone }: WayProps) {
  const t = useTranslations('documents.add');
  const [lines, setLines] = useState('');
  const [source, setSource] = useState('');
  const urls = lines.split(/\s+/).filter((line) => line !== '');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onDone(urls.map((url) => ({ name: url, what: { fields: { url, ...named({ source }) } } })));
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextArea label={t('url')} hint={t('urlHint')} value={lines} onChange={setLines} autoFocus isRequired />
      <TextField label={t('source')} hint={t('sourceHint')} value={source} onChange={setSource} maxLength={200} />
      <Button type="submit" tone="main" isDisabled={urls.length === 0}>
        {t('fetch', { count: urls.length })}
      </Button>
    </form>
  );
}

function ByText({ onDone }: WayProps) {
  const t = useTranslations('documents.add');
  const [text, setText] = useState('');
  const [title, setTitle] = useState('');
  const [url, setUrl] = useState('');
  const [source, setSource] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const name = title.trim() || (text.trim().split('\n')[0] ?? '').slice(0, 80);
    onDone([{ name, what: { fields: { text, ...named({ title, url, source }) } } }]);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextArea label={t('text')} value={text} onChange={setText} rows={12} isRequired />
      <TextField label={t('name')} hint={t('nameHint')} value={title} onChange={setTitle} maxLength={500} />
      <TextField label={t('source')} hint={t('sourceHint')} value={source} onChange={setSource} maxLength={200} />
      <TextField label={t('publishedAt')} hint={t('publishedAtHint')} value={url} onChange={setUrl} type="url" />
      <Button type="submit" tone="main" isDisabled={text.trim() === ''}>
        {t('putIn')}
      </Button>
    </form>
  );
}

function ByFile({ onDone }: WayProps) {
  const t = useTranslations('documents.add');
  const [source, setSource] = useState('');
  return (
    <div className={styles.form}>
      <p>{t('fileHint')}</p>
      <TextField label={t('source')} hint={t('sourceHint')} value={source} onChange={setSource} maxLength={200} />
      <FileTrigger
        allowsMultiple
        acceptedFileTypes={READABLE}
        onSelect={(files) => files && onDone(filesToPutIn([...files], named({ source })))}
      >
        <Button tone="main">{t('choose')}</Button>
      </FileTrigger>
    </div>
  );
}

/** What was filled in. */
const named = <Fields extends Record<string, string>>(fields: Fields): Partial<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value.trim() !== '')) as Partial<Fields>;
