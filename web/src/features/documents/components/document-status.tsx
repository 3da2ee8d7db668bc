import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../components/ui/badge';
import type { DocumentSummary } from '../api/documents';

const TONES: Record<DocumentSummary['status'], Tone> = { READING: 'accent', READY: 'good', FAILED: 'bad' };

export function DocumentStatus({ status }: { status: DocumentSummary['status'] }) {
  const t = useTranslations('documents.status');
  return <Badge tone={TONES[status]}>{t(status)}</Badge>;
}
