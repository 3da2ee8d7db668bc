import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { useTranslations } from 'use-intl';
import { Button } from '../../../../components/ui/button';
import { Drawer } from '../../../../components/ui/drawer';
import { ErrorPanel } from '../../../../components/ui/error-panel';
import { TextArea } from '../../../../components/ui/text-area';
import { toast } from '../../../../components/ui/toast';
import { ApiProblem } from '../../../../lib/api-client';
import { type DocumentDetail, documentQuery, versionQuery } from '../../api/documents';
import { useNewVersion } from '../../api/put-in';
import { READABLE } from '../put-in-drawer';
import { Trouble } from '../trouble';
import styles from '../documents.module.css';

/** Gives a document a new text: edited words, or a file. Somebody else's edit in between is shown, and neither is lost. */
export function NewVersionDrawer({ document, onClose }: { document: DocumentDetail; onClose: () => void }) {
  const t = useTranslations('documents.newVersion');
  const number = document.currentVersion?.number ?? 1;
  const current = useQuery(versionQuery(document.id, number));
  const give = useNewVersion(document.id);
  const [typed, setTyped] = useState<string | null>(null);
  /** The version of the document that was read when one began. */
  const [base, setBase] = useState(document.version);
  const text = typed ?? current.data?.text ?? '';
  const conflict = give.error instanceof ApiProblem && give.error.status === 412;
  const send = (what: { text?: string; file?: File }) =>
    give.mutate(
      { ...what, version: base },
      {
        onSuccess: () => {
          toast(t(what.file ? 'fileTaken' : 'taken'));
          onClose();
        },
      },
    );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ text });
  };
  return (
    <Drawer title={t('title')} isOpen onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.hint}>{t('hint')}</p>
        {conflict && <Conflict document={document} onGoOn={setBase} />}
        {give.error && !conflict && <Trouble title={t('refused')} problem={give.error as ApiProblem} />}
        {current.error && <ErrorPanel error={current.error} />}
        <TextArea label={t('text')} value={text} onChange={setTyped} rows={16} isRequired />
        <div className={styles.acts}>
          <Button
            type="submit"
            tone="main"
            isPending={give.isPending}
            isDisabled={typed === null || text.trim() === ''}
          >
            {t('submit')}
          </Button>
          <FileTrigger
            acceptedFileTypes={READABLE}
            onSelect={(files) => {
              const file = files?.[0];
              if (file) send({ file });
            }}
          >
            <Button isDisabled={give.isPending}>{t('file')}</Button>
          </FileTrigger>
        </div>
      </form>
    </Drawer>
  );
}

/** The text that came in between. One's own stays in the field, to be brought together by hand. */
function Conflict({ document, onGoOn }: { document: DocumentDetail; onGoOn: (version: number) => void }) {
  const t = useTranslations('documents.newVersion');
  const newest = useQuery({ ...documentQuery(document.id), staleTime: 0 });
  const number = newest.data?.currentVersion?.number ?? 0;
  const theirs = useQuery({ ...versionQuery(document.id, number), enabled: number > 0 });
  return (
    <Trouble title={t('conflict')} problem={null}>
      <p>{t('conflictHint')}</p>
      <TextArea label={t('theirs')} value={theirs.data?.text ?? ''} rows={8} isReadOnly />
      <Button isDisabled={!newest.data} onPress={() => newest.data && onGoOn(newest.data.version)}>
        {t('goOn')}
      </Button>
    </Trouble>
  );
}
