import { useTranslations } from 'use-intl';
import { Badge, type Tone } from '../../../../components/ui/badge';
import type { Health } from '../../api/watches';

const TONES: Record<Health, Tone> = {
  ACTIVE: 'good',
  MOVED: 'warn',
  GONE: 'bad',
  BLOCKED: 'bad',
  NOT_ARTICLE: 'bad',
  UNREADABLE: 'bad',
  UNREACHABLE: 'warn',
};

export function HealthBadge({ health, isPaused }: { health: Health; isPaused: boolean }) {
  const t = useTranslations('watching.health');
  return isPaused ? <Badge>{t('paused')}</Badge> : <Badge tone={TONES[health]}>{t(health)}</Badge>;
}
