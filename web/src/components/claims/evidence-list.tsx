import { Fragment, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { Badge } from '../ui/badge';
import { DateText } from '../ui/when';
import { SafeLink } from './safe-link';
import styles from './evidence-list.module.css';

/** A piece of evidence, as raters give it and as reports print it. */
export interface ShownEvidence {
  title: string;
  url: string | null;
  archiveUrl?: string | null;
  quote: string | null;
  stance: string;
  kind: string;
  accessedAt?: string | null;
  confidential?: boolean;
  confidentialNote?: string | null;
  attachment?: { id: string; filename: string } | null;
}

interface Props<Item extends ShownEvidence> {
  evidence: readonly Item[];
  /** What one can do with a piece. */
  action?: (item: Item, index: number) => ReactNode;
}

const STANCES = { SUPPORTS: 'good', REFUTES: 'bad', CONTEXT: 'plain' } as const;
type Stance = keyof typeof STANCES;
const isStance = (stance: string): stance is Stance => stance in STANCES;
const isKind = (kind: string): kind is 'PRIMARY' | 'SECONDARY' => kind === 'PRIMARY' || kind === 'SECONDARY';

/** Pieces of evidence: for or against, from where, in which words. Needs the texts of the area `claims`. */
export function EvidenceList<Item extends ShownEvidence>({ evidence, action }: Props<Item>) {
  const t = useTranslations('claims');
  if (evidence.length === 0) return <p className={styles.none}>{t('noEvidence')}</p>;
  return (
    <ul className={styles.list}>
      {evidence.map((item, index) => (
        <li key={`${index} ${item.title}`} className={styles.item}>
          <p className={styles.title}>
            {isStance(item.stance) && <Badge tone={STANCES[item.stance]}>{t(`stance.${item.stance}`)}</Badge>}
            <SafeLink href={item.url}>{item.title}</SafeLink>
          </p>
          {item.quote !== null && item.quote !== '' && (
            <blockquote dir="auto" className={styles.quote}>
              {item.quote}
            </blockquote>
          )}
          <p className={styles.facts}>
            <Marks item={item} />
            {action?.(item, index)}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Marks({ item }: { item: ShownEvidence }) {
  const t = useTranslations('claims');
  const marks = [
    isKind(item.kind) && t(`kind.${item.kind}`),
    item.accessedAt && <DateText at={item.accessedAt} />,
    item.archiveUrl && <SafeLink href={item.archiveUrl}>{t('archived')}</SafeLink>,
    item.attachment && (
      <a href={`/api/v1/attachments/${item.attachment.id}`} target="_blank" rel="noreferrer">
        {item.attachment.filename}
      </a>
    ),
    item.confidential && <Badge tone="warn">{t('confidential')}</Badge>,
    item.confidentialNote,
  ].filter((mark) => mark !== false && mark !== null && mark !== undefined && mark !== '');
  return marks.map((mark, index) => <Fragment key={index}>{mark}</Fragment>);
}
