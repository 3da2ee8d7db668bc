import { describe, expect, it } from '@jest/globals';
import { type ReadDocument, readPlainText } from '../reading/read-document.js';
import { completeFacts, factsOfText, factsOfUpload } from './document-facts.js';

const read = (over: Partial<ReadDocument> = {}): ReadDocument => ({
  ...readPlainText('The storm destroyed 41 houses.'),
  title: 'Storm costs',
  byline: 'A. Writer',
  canonicalUrl: 'https://gazette.example/storm',
  publishedAt: '2026-03-01',
  language: 'en',
  ...over,
});

describe(factsOfText.name, () => {
  it('takes what the sender states before what the text says of itself', () => {
    const stated = { title: ' T ', byline: 'B', url: 'https://b.example', language: 'de', publishedAt: '2026-01-01' };
    expect(factsOfText(stated, read())).toEqual({ ...stated, title: 'T', publishedAt: new Date('2026-01-01') });
    expect(factsOfText({}, read())).toEqual({
      title: 'Storm costs',
      byline: 'A. Writer',
      url: 'https://gazette.example/storm',
      language: 'en',
      publishedAt: new Date('2026-03-01'),
    });
  });

  it('leaves out what a document says of itself that cannot be', () => {
    const strange = read({ canonicalUrl: 'javascript:alert(1)', publishedAt: 'soon', byline: ' \n ', title: null });
    expect(factsOfText({}, strange)).toMatchObject({
      title: 'The storm destroyed 41 houses.',
      byline: null,
      url: null,
      publishedAt: null,
    });
  });

  it('shortens a title without cutting a character in two', () => {
    const { title } = factsOfText({}, read({ title: `${'a'.repeat(498)}😀😀` }));
    expect(title).toBe(`${'a'.repeat(498)}…`);
  });
});

describe(completeFacts.name, () => {
  it('fills in what nobody stated at the upload', () => {
    expect(completeFacts(factsOfUpload({}, 'storm.html'), 'storm.html', read())).toMatchObject({
      title: 'Storm costs',
      byline: 'A. Writer',
      language: 'en',
    });
  });

  it('changes nothing that was stated', () => {
    const stated = factsOfUpload({ title: 'T', byline: 'B', language: 'de', publishedAt: '2026-01-01' }, 'storm.html');
    expect(completeFacts(stated, 'storm.html', read())).toEqual({ ...stated, url: 'https://gazette.example/storm' });
  });
});
