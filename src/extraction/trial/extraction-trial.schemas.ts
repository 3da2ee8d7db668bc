import { z } from 'zod';
import { filledText } from '../../api/text.schema.js';
import { CLAIM_TYPES, extractionSettings } from '../extraction-settings.js';

/** A long article has 20,000. */
export const TRIAL_CHARACTERS = 50_000;

export const extractionTrialBody = z
  .strictObject({
    text: filledText(TRIAL_CHARACTERS).describe('Plain text. Nothing of it is kept.'),
    settings: extractionSettings.describe('The settings to try. Fields left out take their defaults.'),
  })
  .meta({ id: 'ExtractionTrial' });
export type ExtractionTrialBody = z.infer<typeof extractionTrialBody>;

const count = z.int();

const trialSentence = z.object({
  start: count,
  end: count,
  text: z.string(),
  score: z.number(),
  type: z.enum(CLAIM_TYPES).nullable().describe('Null for a sentence that neither picks.'),
  speaker: z.string().nullable(),
  picked: z.boolean().describe('With the settings that were sent.'),
  pickedInForce: z.boolean().describe('With the settings in force.'),
  reasons: z.array(z.string()).describe('What spoke for it; of one that is not picked, what against it.'),
});
export type TrialSentence = z.infer<typeof trialSentence>;

export const extractionTrialResult = z
  .object({
    text: z.string().describe('The text as it was read; offsets are into it.'),
    language: z.string(),
    limited: z.boolean().describe('Not English: word lists and models work less well.'),
    rulesOnly: z.boolean().describe('The desk asks an LLM besides, which a try does not.'),
    settingsVersion: count.describe('Of the settings in force.'),
    picked: count,
    pickedInForce: count,
    sentences: z.array(trialSentence).describe('Every sentence that was judged, in the order of the text.'),
  })
  .meta({ id: 'ExtractionTrialResult' });
export type ExtractionTrialResult = z.infer<typeof extractionTrialResult>;
