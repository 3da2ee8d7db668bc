import { ArrowDown, ArrowUp, FileText, Lock, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../components/ui/badge';
import { Button } from '../../../components/ui/button';
import { DateText } from '../../../components/ui/when';
import type { Attachment } from '../api/assignment';
import type { Evidence } from '../draft/draft-content';
import styles from './rate.module.css';

const TONES: Record<Evidence['stance'], Tone> = { SUPPORTS: 'good', REFUTES: 'bad', CONTEXT: 'plain' };

interface Props {
  item: Evidence;
  attachment: Attachment | undefined;
  /** Left out where the evidence is only to be read. What cannot be done now is undefined. */
  acts?: Record<'edit' | 'remove' | 'up' | 'down', (() => void) | undefined>;
}

/** A piece of evidence as it will be read. */
export function EvidenceCard({ item, attachment, acts }: Props) {
  const t = useTranslations();
  const { title, url, archiveUrl, quote, stance, kind, accessedAt, confidential } = item;
  return (
    <article className={styles.card}>
      <div className={styles.facts}>
        <Badge tone={TONES[stance]}>{t(`claims.stance.${stance}`)}</Badge>
        <span>{t(`claims.kind.${kind}`)}</span>
        {confidential && (
          <Badge tone="warn">
            <Lock size={12} aria-hidden="true" />
            {t('rate.evidence.confidential')}
          </Badge>
        )}
      </div>
      <p className={styles.cardTitle} dir="auto">
        {url === null ? (
          title
        ) : (
          <a href={url} target="_blank" rel="noreferrer">
            {title}
          </a>
        )}
      </p>
      {quote !== null && (
        <blockquote dir="auto" className={styles.cardQuote}>
          {quote}
        </blockquote>
      )}
      <p className={styles.facts}>
        {archiveUrl !== null && (
          <a href={archiveUrl} target="_blank" rel="noreferrer">
            {t('rate.evidence.archivedCopy')}
          </a>
        )}
        {accessedAt !== null && (
          <span>{t.rich('rate.evidence.read', { when: () => <DateText at={accessedAt} /> })}</span>
        )}
      </p>
      {attachment && <AttachedFile file={attachment} />}
      {acts && (
        <div className={styles.cardActs}>
          <Button
            tone="bare"
            aria-label={t('rate.evidence.up', { title })}
            isDisabled={!acts.up}
            onPress={() => acts.up?.()}
          >
            <ArrowUp size={16} aria-hidden="true" />
          </Button>
          <Button
            tone="bare"
            aria-label={t('rate.evidence.down', { title })}
            isDisabled={!acts.down}
            onPress={() => acts.down?.()}
          >
            <ArrowDown size={16} aria-hidden="true" />
          </Button>
          <Button
            tone="bare"
            aria-label={t('rate.evidence.edit', { title })}
            isDisabled={!acts.edit}
            onPress={() => acts.edit?.()}
          >
            <Pencil size={16} aria-hidden="true" />
          </Button>
          <Button
            tone="bare"
            aria-label={t('rate.evidence.remove', { title })}
            isDisabled={!acts.remove}
            onPress={() => acts.remove?.()}
          >
            <Trash2 size={16} aria-hidden="true" />
          </Button>
        </div>
      )}
    </article>
  );
}

/** A file that was handed in, with the hash the desk keeps of it. */
export function AttachedFile({ file }: { file: Attachment }) {
  const t = useTranslations('rate.evidence');
  return (
    <p className={styles.file}>
      <FileText size={16} aria-hidden="true" />
      <a href={`/api/v1/attachments/${file.id}`}>
        <bdi>{file.filename}</bdi>
      </a>
      <span>{t('size', { kib: Math.max(1, Math.round(file.size / 1024)) })}</span>
      <code title={file.sha256}>{t('hash', { hash: file.sha256.slice(0, 16) })}</code>
    </p>
  );
}
