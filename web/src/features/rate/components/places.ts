import type { CheckPlace } from '../draft/submit-checks';

/** The three parts of the page. */
export type PaneKey = 'source' | 'evidence' | 'rating';

type Place = CheckPlace | 'conflict' | 'form';

/** Id of the element that stands for a part of the form. */
export const placeId = (place: Place): string => `rate-${place.replace('.', '-')}`;

export const paneOf = (place: Place): PaneKey =>
  place === 'evidence' || place === 'sourcesWaiver' || place === 'form' ? 'evidence' : 'rating';

/** Puts the focus into a part of the form, when it has been drawn. */
export function focusPlace(place: Place): void {
  // A pane that was hidden is drawn first.
  setTimeout(() => {
    const part = document.getElementById(placeId(place));
    const control = part?.querySelector<HTMLElement>('textarea, select, input:not([type=hidden]), button');
    (control ?? part)?.focus();
    part?.scrollIntoView({ block: 'nearest' });
  }, 30);
}
