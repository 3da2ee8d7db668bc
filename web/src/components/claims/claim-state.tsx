import { useTranslations } from 'use-intl';
import type { Schemas } from '../../lib/api-client';
import { Badge, type Tone } from '../ui/badge';

type State = Schemas['DeskClaim']['workflowState'];

const TONES: Record<State, Tone> = {
  CANDIDATE: 'plain',
  READY: 'accent',
  IN_REVIEW: 'accent',
  NEEDS_ADJUDICATION: 'warn',
  DECIDED: 'good',
  REJECTED: 'plain',
  ARCHIVED: 'plain',
};

/** Where a claim stands in the desk's work. Needs the texts of the area `claims`. */
export function ClaimState({ state }: { state: State }) {
  const t = useTranslations('claims');
  return <Badge tone={TONES[state]}>{t(`state.${state}`)}</Badge>;
}
