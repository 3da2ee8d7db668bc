import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import compile from 'icu-minify/compile';
import { filledSentence } from '../../web/src/lib/filled-sentence.js';

const polish = JSON.parse(
  readFileSync(new URL('../../web/src/server-messages/pl.json', import.meta.url), 'utf8'),
) as Record<'notification', Record<string, string>>;
const sentence = (kind: string) => compile(polish.notification[kind] ?? '');

describe('what the server says, in another language', () => {
  it('has its values, in the forms of that language', () => {
    const words = (documents: number) =>
      filledSentence(sentence('extraction.rerun_finished'), 'pl', { dryRun: 'false', documents, failed: 0 });
    expect([words(1), words(3), words(5)]).toEqual([
      expect.stringContaining('1 dokument'),
      expect.stringContaining('3 dokumenty'),
      expect.stringContaining('5 dokumentów'),
    ]);
  });

  it('is left to the server where a value is missing, and never has a gap', () => {
    expect(filledSentence(sentence('complaint.due'), 'pl', { claim: '', hasClaim: 'false', dueAt: 'jutra' })).toContain(
      'do jutra',
    );
    expect(filledSentence(sentence('complaint.due'), 'pl', { claim: '', hasClaim: 'false' })).toBeNull();
    expect(filledSentence(compile('Gotowe.'), 'pl', {})).toBe('Gotowe.');
  });
});
