import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { diffTexts } from '../../anchoring/diff/text-diff.js';
import { DIFF_PAGE_POLICY, diffPage } from './diff-page.js';

const page = (was: string, is: string, title = 'Storm'): string => {
  const sides = [was, is].map((text) => ({ text, blocks: [{ start: 0, end: text.length }] }));
  const [older, newer] = [sides[0]!, sides[1]!];
  return diffPage({
    title,
    language: 'en',
    older: { label: 'Version 1', text: was },
    newer: { label: 'Version 2', text: is },
    diff: diffTexts(older, newer),
    claims: [{ statement: '<b>41</b> houses', oldState: 'CURRENT', newState: null }],
  });
};

describe(diffPage.name, () => {
  it('marks words that went and came, for eyes and for screen readers', () => {
    const html = page('The storm destroyed 41 houses.', 'The storm destroyed 44 houses.');
    expect(html).toContain('The storm destroyed <del>41</del> houses.');
    expect(html).toContain('The storm destroyed <ins>44</ins> houses.');
    expect(html).toContain('<th scope="row">edited</th>');
    expect(html).toMatch(/<html lang="en">.*<caption>/s);
  });

  it('lets nothing out of a document become mark-up', () => {
    const evil = `<script>alert(1)</script><img src=x onerror="a()"> ' " & </td>`;
    const html = page(`${evil} one two three four`, `${evil} one two three five`, evil);
    expect(html).not.toMatch(/<script|<img|onerror="/);
    expect(html).toContain('&lt;b&gt;41&lt;/b&gt; houses');
  });

  it('has a policy that allows its own style and nothing else', () => {
    const style = /<style>([^]*)<\/style>/.exec(page('a', 'b'))?.[1] ?? '';
    expect(DIFF_PAGE_POLICY).toContain(`'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(DIFF_PAGE_POLICY).toMatch(/^default-src 'none'/);
    expect(DIFF_PAGE_POLICY).not.toContain('unsafe');
    expect(page('a', 'b')).not.toMatch(/ style=|https?:/);
  });

  it('says it where nothing changed, and where nothing is common', () => {
    expect(page('One.', 'One.')).toContain('The two texts are the same.');
    expect(page('One.', 'Two.')).toContain('no paragraph in common');
  });
});
