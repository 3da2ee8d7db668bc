import { describe, expect, it } from '@jest/globals';
import { markup, trusted } from './markup.js';

describe(markup.name, () => {
  it('escapes text in content and in attributes', () => {
    const evil = `"><script>alert('1')</script>&`;
    expect(markup`<p title="${evil}">${evil}</p>`.text).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;">&quot;&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;&amp;</p>',
    );
  });

  it('joins lists, nests, and leaves out what is not there', () => {
    const items = ['<a>', 2].map((item) => markup`<li>${item}</li>`);
    expect(markup`<ul>${items}${null}${false}${undefined}</ul>${trusted('<hr>')}`.text).toBe(
      '<ul><li>&lt;a&gt;</li><li>2</li></ul><hr>',
    );
  });
});
