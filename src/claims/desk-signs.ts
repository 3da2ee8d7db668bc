/** Why a claim is there that no extractor found: somebody marked or split it. */
export const BY_HAND = 'by-hand';

/** Of a sentence that the extractor does not see as one any more: it divides the text otherwise. */
export const NO_SUCH_SENTENCE = 'no-such-sentence';

/** Codes among a claim's reasons that are the desk's own; the others are the extractor's. */
export const DESK_SIGNS = [BY_HAND, NO_SUCH_SENTENCE] as const;
