import { strToU8, zipSync } from 'fflate';

const WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const STYLES = [
  ['Title', 'Title'],
  ['Heading1', 'heading 1'],
  ['Quote', 'Quote'],
  ['Caption', 'caption'],
]
  .map(([id, name]) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/></w:style>`)
  .join('');

/**
 * A Word document.
 * @param body mark-up inside `<w:body>`; `paragraph` makes some
 * @param parts further parts by name, such as `word/footnotes.xml`
 */
export function docxOf(body: string, parts: Readonly<Record<string, string>> = {}): Buffer {
  const all: Record<string, string> = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    'word/document.xml': `${XML}<w:document ${WORD}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `${XML}<w:styles ${WORD}>${STYLES}</w:styles>`,
    'word/numbering.xml': `${XML}<w:numbering ${WORD}><w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
    ...parts,
  };
  return Buffer.from(zipSync(Object.fromEntries(Object.entries(all).map(([name, xml]) => [name, strToU8(xml)]))));
}

/** @param style id of a style; `list` for an item of a bulleted list */
export function paragraph(text: string, style?: string): string {
  const properties =
    style === 'list'
      ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
      : style === undefined
        ? ''
        : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`;
  return `<w:p>${properties}${run(text)}</w:p>`;
}

export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;

export const tableOf = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows
    .map((cells) => `<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell)}</w:tc>`).join('')}</w:tr>`)
    .join('')}</w:tbl>`;

/** The part `docProps/core.xml`. */
export const corePropertiesOf = (elements: string): string =>
  `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${elements}</cp:coreProperties>`;

/** The part `word/footnotes.xml` with one note, number 2. */
export const footnotesOf = (text: string): string =>
  `${XML}<w:footnotes ${WORD}><w:footnote w:id="2">${paragraph(text)}</w:footnote></w:footnotes>`;
