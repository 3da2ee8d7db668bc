import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../components/ui/button';
import { Checkbox } from '../../../components/ui/checkbox';
import { ErrorPanel } from '../../../components/ui/error-panel';
import { Radio, RadioGroup } from '../../../components/ui/radio-group';
import { TextArea } from '../../../components/ui/text-area';
import { TextField } from '../../../components/ui/text-field';
import { useShortcuts } from '../../../lib/shortcuts';
import { type Assignment, type Attachment, useAttach } from '../api/assignment';
import { type Evidence, isWebAddress } from '../draft/draft-content';
import { AttachedFile } from './evidence-card';
import { localTime, withLocalTime } from './local-time';
import { placeId } from './places';
import styles from './rate.module.css';

const FILES = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'text/plain'];
const orNull = (value: string): string | null => (value === '' ? null : value);

interface Props {
  assignment: Assignment;
  item: Evidence;
  isNew: boolean;
  onChange: (change: Partial<Evidence>) => void;
  onPut: (item: Evidence) => void;
  onDrop: () => void;
}

/** Where a piece of evidence is written. What is in it is kept on the device until it is put into the list. */
export function EvidenceForm({ assignment, item, isNew, onChange, onPut, onDrop }: Props) {
  const t = useTranslations('rate.evidence');
  const kinds = useTranslations('claims');
  const [tried, setTried] = useState(false);
  const faults = faultsOf(item);
  const put = () => {
    setTried(true);
    if (Object.keys(faults).length === 0) return onPut(finished(item));
    return document.querySelector<HTMLElement>(`#${placeId('form')} [aria-invalid=true]`)?.focus();
  };
  const fault = (key: keyof typeof faults) => (tried && faults[key] ? { fault: t(faults[key]) } : {});
  const done = isNew ? t('put') : t('change');
  useShortcuts([{ key: 'mod+Enter', name: done, run: put }]);
  return (
    <div id={placeId('form')} role="group" aria-label={isNew ? t('add') : t('editing')} className={styles.form}>
      <TextField
        label={t('url')}
        type="url"
        maxLength={2000}
        value={item.url ?? ''}
        onChange={(value) => onChange({ url: orNull(value.trim()) })}
        {...fault('url')}
      />
      <TextField
        label={t('title')}
        hint={t('titleHint')}
        maxLength={500}
        value={item.title}
        onChange={(title) => onChange({ title })}
        {...fault('title')}
      />
      <TextArea
        label={t('quote')}
        hint={t('quoteHint')}
        maxLength={5000}
        rows={2}
        value={item.quote ?? ''}
        onChange={(value) => onChange({ quote: orNull(value) })}
        {...fault('quote')}
      />
      <RadioGroup
        label={t('stance')}
        orientation="horizontal"
        value={item.stance}
        onChange={(stance) => onChange({ stance: stance as Evidence['stance'] })}
      >
        <div className={styles.inline}>
          {(['SUPPORTS', 'REFUTES', 'CONTEXT'] as const).map((stance) => (
            <Radio key={stance} value={stance}>
              {kinds(`stance.${stance}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <RadioGroup
        label={t('kind')}
        orientation="horizontal"
        value={item.kind}
        onChange={(kind) => onChange({ kind: kind as Evidence['kind'] })}
      >
        <div className={styles.inline}>
          {(['PRIMARY', 'SECONDARY'] as const).map((kind) => (
            <Radio key={kind} value={kind}>
              {kinds(`kind.${kind}`)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
      <details className={styles.more} open={hasMore(item)}>
        <summary>{t('more')}</summary>
        <div className={styles.form}>
          <More item={item} onChange={onChange} fault={fault} />
          <FileOf assignment={assignment} item={item} onChange={onChange} />
        </div>
      </details>
      <div className={styles.inline}>
        <Button tone="main" shortcut="mod+Enter" onPress={put}>
          {done}
        </Button>
        <Button onPress={onDrop}>{t('drop')}</Button>
      </div>
    </div>
  );
}

type FaultKey = 'title' | 'url' | 'archiveUrl' | 'quote';
type FaultText = 'titleMissing' | 'notAnAddress' | 'quoteMissing';

function faultsOf({ title, url, archiveUrl, quote, quotePrefix, quoteSuffix }: Evidence) {
  const faults: Partial<Record<FaultKey, FaultText>> = {};
  if (title.trim() === '') faults.title = 'titleMissing';
  if (url !== null && !isWebAddress(url)) faults.url = 'notAnAddress';
  if (archiveUrl !== null && !isWebAddress(archiveUrl)) faults.archiveUrl = 'notAnAddress';
  if (quote === null && (quotePrefix !== '' || quoteSuffix !== '')) faults.quote = 'quoteMissing';
  return faults;
}

const hasMore = ({ archiveUrl, attachmentId, confidential }: Evidence): boolean =>
  archiveUrl !== null || attachmentId !== null || confidential;

/** As the desk takes it: a note on confidentiality only where there is something confidential. */
const finished = (item: Evidence): Evidence => ({
  ...item,
  title: item.title.trim(),
  confidentialNote: item.confidential ? item.confidentialNote : null,
});

interface MoreProps {
  item: Evidence;
  onChange: Props['onChange'];
  fault: (key: FaultKey) => { fault?: string };
}

function More({ item, onChange, fault }: MoreProps) {
  const t = useTranslations('rate.evidence');
  return (
    <>
      <TextField
        label={t('archiveUrl')}
        hint={t('archiveHint')}
        type="url"
        maxLength={2000}
        value={item.archiveUrl ?? ''}
        onChange={(value) => onChange({ archiveUrl: orNull(value.trim()) })}
        {...fault('archiveUrl')}
      />
      <TextField
        label={t('accessedAt')}
        type="datetime-local"
        value={localTime(item.accessedAt)}
        onChange={(value) => onChange({ accessedAt: withLocalTime(value) })}
      />
      <TextField
        label={t('quotePrefix')}
        maxLength={500}
        value={item.quotePrefix}
        onChange={(quotePrefix) => onChange({ quotePrefix })}
      />
      <TextField
        label={t('quoteSuffix')}
        maxLength={500}
        value={item.quoteSuffix}
        onChange={(quoteSuffix) => onChange({ quoteSuffix })}
      />
      <Checkbox isSelected={item.confidential} onChange={(confidential) => onChange({ confidential })}>
        {t('confidentialLabel')}
      </Checkbox>
      {item.confidential && (
        <TextArea
          label={t('confidentialNote')}
          maxLength={2000}
          rows={2}
          value={item.confidentialNote ?? ''}
          onChange={(value) => onChange({ confidentialNote: orNull(value) })}
        />
      )}
    </>
  );
}

function FileOf({ assignment, item, onChange }: Pick<Props, 'assignment' | 'item' | 'onChange'>) {
  const t = useTranslations('rate.evidence');
  const queries = useQueryClient();
  const attach = useAttach(assignment.id);
  const known: Attachment[] = attach.data ? [...assignment.attachments, attach.data] : assignment.attachments;
  const file = known.find(({ id }) => id === item.attachmentId);
  const hand = (chosen: File) =>
    attach.mutate(chosen, {
      onSuccess: ({ id, filename }) => {
        onChange({ attachmentId: id, ...(item.title === '' ? { title: filename } : {}) });
        void queries.invalidateQueries({ queryKey: ['assignment', assignment.id] });
      },
    });
  return (
    <>
      {file && <AttachedFile file={file} />}
      {attach.error && <ErrorPanel error={attach.error} />}
      <div className={styles.inline}>
        <FileTrigger
          acceptedFileTypes={FILES}
          onSelect={(files) => {
            const [chosen] = files ?? [];
            if (chosen) hand(chosen);
          }}
        >
          <Button isPending={attach.isPending}>{file ? t('otherFile') : t('file')}</Button>
        </FileTrigger>
        {file && <Button onPress={() => onChange({ attachmentId: null })}>{t('noFile')}</Button>}
      </div>
      <p className={styles.soft}>{t('fileHint')}</p>
    </>
  );
}
