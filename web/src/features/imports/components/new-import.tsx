import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { RunFailure } from '../../../components/reports/run-failure';
import { Button } from '../../../components/ui/button';
import { FileDrop } from '../../../components/ui/file-drop';
import { Panel } from '../../../components/ui/panel';
import { Progress } from '../../../components/ui/progress';
import { Select } from '../../../components/ui/select';
import { Switch } from '../../../components/ui/switch';
import { TextField } from '../../../components/ui/text-field';
import { ApiProblem, codeOf } from '../../../lib/api-client';
import { type ImportKind, KINDS, type Order, useStartImport } from '../api/imports';
import { useImportAdvice } from './use-import-advice';
import shared from '../../../components/reports/made.module.css';
import styles from './imports.module.css';

const ACCEPTED = ['.json', '.jsonld', '.jsonl', '.ndjson', '.csv', '.html', '.htm', '.zip'];

/** Takes a file by drop or choice, or an address. */
export function NewImport() {
  const t = useTranslations('imports');
  const navigate = useNavigate();
  const start = useStartImport();
  const advice = useImportAdvice();
  const sending = useRef(new AbortController());
  const [kind, setKind] = useState<ImportKind | ''>('');
  const [licence, setLicence] = useState('');
  const [dryRun, setDryRun] = useState(false);
  const [url, setUrl] = useState('');
  const [sent, setSent] = useState(0);
  const put = (from: Order['from']) => {
    sending.current = new AbortController();
    setSent(0);
    start.mutate(
      {
        order: { from, kind: kind === '' ? undefined : kind, licence, dryRun },
        sending: { onProgress: setSent, signal: sending.current.signal },
      },
      { onSuccess: ({ id }) => void navigate({ to: '/imports/$id', params: { id } }) },
    );
  };
  const fetchIt = (event: FormEvent) => {
    event.preventDefault();
    if (url.trim() !== '') put({ url: url.trim() });
  };
  const stopped = start.error instanceof ApiProblem && start.error.code === 'ABORTED';
  return (
    <Panel title={t('new')}>
      <div className={styles.options}>
        <Select
          label={t('kind')}
          choices={[['', t('kindTold')], ...KINDS.map((each) => [each, t(`kinds.${each}`)] as const)]}
          value={kind}
          onChange={setKind}
        />
        <TextField label={t('licence')} value={licence} onChange={setLicence} maxLength={500} />
        <Switch isSelected={dryRun} onChange={setDryRun}>
          {t('dryRun')}
        </Switch>
      </div>
      <FileDrop label={t('drop')} choose={t('choose')} accept={ACCEPTED} onFile={(file) => put({ file })}>
        <p className={shared.soft}>{t('dropHint')}</p>
      </FileDrop>
      {start.isPending && (
        <div className={styles.sending}>
          <Progress label={t('sending')} percent={sent} />
          <Button onPress={() => sending.current.abort()}>{t('stop')}</Button>
        </div>
      )}
      {start.error && !stopped && <RunFailure said={start.error} advice={advice(codeOf(start.error))} isAlert />}
      <form className={styles.address} onSubmit={fetchIt}>
        <TextField label={t('url')} hint={t('urlHint')} type="url" value={url} onChange={setUrl} />
        <Button type="submit" isDisabled={url.trim() === '' || start.isPending}>
          {t('fetch')}
        </Button>
      </form>
    </Panel>
  );
}
