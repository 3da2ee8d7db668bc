import type { Schemas } from './api-client';
import type { Values } from './filled-sentence';
import { type ServerMessages, useFill, useServerMessages } from './server-words';

type Section = 'chain' | 'rule' | 'row' | 'audit';
type Sentence = (code: string | null | undefined, own: string, params?: Values) => string;

/**
 * Puts sentences of one kind that the server says by code into the person's language; those without words stay as they came,
 * and there is nothing while the words are fetched.
 */
export function useSentences(section: Section): Sentence {
  const messages = useServerMessages();
  const fill = useFill();
  return (code, own, params = {}) => {
    if (messages === undefined) return '';
    return fill(messages?.[section][code ?? ''], params) ?? own;
  };
}

/** Why a plan gives or does not give a place. */
export function usePlanWords(): (because: string, reasons?: readonly Schemas['PlanReason'][]) => string {
  const messages = useServerMessages();
  const fill = useFill();
  return (because, reasons = []) => {
    if (messages === undefined) return '';
    if (messages === null || reasons.length === 0) return because;
    const parts = reasons.map(({ code, params }) => fill(messages.plan[code], named(params, messages, fill)));
    return parts.every((part) => part !== null) ? parts.join('; ') : because;
  };
}

/** The parameters with the reason that keeps a person out in words. */
function named(params: Values, { ineligible }: ServerMessages, fill: ReturnType<typeof useFill>): Values {
  if (params.reason === undefined) return params;
  const { reason, ...others } = params;
  const words = fill(ineligible[reason], {});
  return words === null ? others : { ...others, reason: words };
}
