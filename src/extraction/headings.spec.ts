import { describe, expect, it } from '@jest/globals';
import { readPlainText } from '../reading/read-document.js';
import { DEFAULT_EXTRACTION_SETTINGS } from './extraction-settings.js';
import { RuleBasedExtractor } from './rule-based.extractor.js';

const claimsOf = async (text: string) =>
  (await new RuleBasedExtractor().extract({ ...readPlainText(text), settings: DEFAULT_EXTRACTION_SETTINGS })).claims;

describe('headings', () => {
  it('are claims when they repeat one, with its type and without its speaker', async () => {
    const [heading, claim] = await claimsOf(
      'Storm destroyed forty houses in Norvale\n\nThe storm destroyed forty houses in Norvale on Monday, Mayor Ada Novak said.',
    );
    expect(heading).toMatchObject({
      text: 'Storm destroyed forty houses in Norvale',
      speaker: null,
      type: claim?.type,
    });
    expect(heading?.reasons[0]).toBe('repeats-a-claim');
  });

  it('are no claims when they only name the topic, or say something else', async () => {
    const body = 'The storm destroyed forty houses in Norvale on Monday, Mayor Ada Novak said.';
    expect(await claimsOf(`Storm in Norvale\n\n${body}`)).toHaveLength(1);
    expect(await claimsOf(`Residents return to rebuilt homes after long winter\n\n${body}`)).toHaveLength(1);
  });
});
