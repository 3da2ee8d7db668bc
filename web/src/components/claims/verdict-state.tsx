import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api-client';
import { Badge, type Tone } from '../ui/badge';

type State = Schemas['Verdict']['state'];

const TONES: Record<State, Tone> = {
  PROPOSED: 'accent',
  APPROVED: 'good',
  PUBLISHED: 'good',
  SUPERSEDED: 'plain',
  RETRACTED: 'bad',
  WITHDRAWN: 'plain',
};

/** How far a verdict is. Needs the texts of the area `claims`. */
export function VerdictState({ state }: { state: State }) {
  const t = useTranslations('claims');
  return <Badge tone={TONES[state]}>{t(`verdict.${state}`)}</Badge>;
}
