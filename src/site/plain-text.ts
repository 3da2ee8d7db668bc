import { type Html, markup } from './markup.js';

/**
 * A text of the desk as HTML: paragraphs parted by empty lines, `## ` for a heading, `- ` for the items of a list.
 * @param heading level of the headings, so that they stand below the page's own
 */
export function plainText(text: string, heading: 2 | 3 = 2): Html[] {
  const blocks = text
    .replaceAll('\r\n', '\n')
    .trim()
    .split(/\n{2,}/);
  return blocks.flatMap((block) => blockOf(block, heading));
}

function blockOf(block: string, level: 2 | 3): Html[] {
  if (block.startsWith('## ')) {
    const [title = '', ...rest] = block.slice(3).split('\n');
    const head = level === 2 ? markup`<h2 dir="auto">${title}</h2>` : markup`<h3 dir="auto">${title}</h3>`;
    return rest.length === 0 ? [head] : [head, ...blockOf(rest.join('\n'), level)];
  }
  const lines = block.split('\n');
  if (lines.every((line) => line.startsWith('- '))) {
    return [
      markup`<ul>
        ${lines.map((line) => markup`<li dir="auto">${line.slice(2)}</li> `)}
      </ul>`,
    ];
  }
  return [markup`<p class="lines" dir="auto">${block}</p> `];
}
