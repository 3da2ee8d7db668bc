import { describe, expect, it } from '@jest/globals';
import { rowsOf } from '../../web/src/features/documents/reading/text-rows.js';
import { wordsAfter, wordsBefore } from '../../web/src/lib/words-around.js';

describe('a text to read', () => {
  const words = (text: string, blocks: Parameters<typeof rowsOf>[1] = []) =>
    rowsOf(text, blocks, 'en').map(({ start, end }) => text.slice(start, end));

  it('is drawn paragraph by paragraph, also where its reader found no blocks', () => {
    expect(words('One.\n\nTwo,\nstill two.\n \n\n  Three.\n')).toEqual(['One.', 'Two,\nstill two.', 'Three.']);
  });

  it('is drawn in pieces where a paragraph without blocks is very long', () => {
    const sentence = 'The town counted its houses again. ';
    const rows = rowsOf(`Before.\n\n${sentence.repeat(400)}`, [], 'en');
    expect(rows.length).toBeGreaterThan(4);
    expect(rows.map(({ continues }) => continues).slice(0, 3)).toEqual([false, false, true]);
    expect(rows.every(({ start, end }) => end - start <= 3000)).toBe(true);
  });

  it('keeps the words between two blocks', () => {
    const text = 'Head\n\nLost one.\n\nLost two.\n\nTail';
    const blocks = [
      { kind: 'heading', start: 0, end: 4 },
      { kind: 'paragraph', start: text.indexOf('Tail'), end: text.length },
    ];
    expect(words(text, blocks)).toEqual(['Head', 'Lost one.', 'Lost two.', 'Tail']);
  });
});

describe('the words around a quotation', () => {
  it('lose the word that the cut has torn, and say that more was there', () => {
    expect(wordsBefore('ditional funds were spent on it. ')).toBe('… funds were spent on it. ');
    expect(wordsAfter(' The storm destroyed forty-two hou')).toBe(' The storm destroyed forty-two …');
  });

  it('say that more was there when the cut lies between two words', () => {
    expect(wordsAfter('\n\nThe storm destroyed 42 houses ')).toBe('\n\nThe storm destroyed 42 houses …');
    expect(wordsBefore(' funds that were spent on it all ')).toBe('… funds that were spent on it all ');
  });

  it('are whole at the beginning and the end of a text', () => {
    expect(wordsBefore('In short: ')).toBe('In short: ');
    expect(wordsAfter(' That is all.')).toBe(' That is all.');
  });

  it('stay where a writing has no spaces', () => {
    const text = '統計によると町には四十一軒の家があり、そのうち十軒が嵐で壊れたという';
    expect(wordsBefore(text)).toBe(`… ${text}`);
    expect(wordsAfter(text)).toBe(`${text} …`);
  });
});
