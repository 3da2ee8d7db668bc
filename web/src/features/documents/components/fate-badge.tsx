import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../components/ui/badge';
import type { Fate } from '../api/staleness';

const TONES: Record<Fate, Tone> = {
  CURRENT: 'good',
  CONTEXT_CHANGED: 'warn',
  REWORDED: 'warn',
  CHANGED: 'bad',
  GONE: 'bad',
  FAILED: 'bad',
  PENDING: 'plain',
};

/** What became of a claim in a new text of its source. */
export function FateBadge({ fate }: { fate: Fate }) {
  const t = useTranslations('documents.fate');
  return <Badge tone={TONES[fate]}>{t(fate)}</Badge>;
}
