import { describe, expect, it } from '@jest/globals';
import { labelWords } from './scheme-translations.js';

const label = (name: string) => ({ key: 'TRUE', name, definition: `${name}!` });
const SCHEME = {
  language: 'en',
  labels: [label('True')],
  translations: [
    { language: 'pt', name: 'Escala', labels: [label('Verdadeiro')] },
    { language: 'pt-BR', name: 'Escala', labels: [label('Verdade')] },
  ],
};

describe(labelWords.name, () => {
  it.each([
    ['en', 'True'],
    ['en-GB', 'True'],
    ['pt-br', 'Verdade'],
    ['pt-PT', 'Verdadeiro'],
    ['pl', 'True'],
    ['und', 'True'],
  ])('%s → %s', (language, name) => {
    expect(labelWords(SCHEME, 'TRUE', language)).toMatchObject({ name, definition: `${name}!` });
  });

  it('has no words for a label that the scheme does not have', () => {
    expect(labelWords(SCHEME, 'FALSE', 'pt')).toBeNull();
    expect(labelWords({ language: 'en', labels: [] }, 'TRUE', 'en')).toBeNull();
  });
});
