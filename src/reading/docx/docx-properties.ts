import { normaliseDate } from '../published-at.js';
import type { OwnProperties } from '../own-properties.js';

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Reads `docProps/core.xml` (Dublin Core): what Word shows under "Properties". Null wherever nothing is stated. */
export function coreProperties(xml: string): OwnProperties {
  return {
    title: elementText(xml, 'title'),
    author: elementText(xml, 'creator'),
    created: normaliseDate(elementText(xml, 'created')),
    modified: normaliseDate(elementText(xml, 'modified')),
    language: elementText(xml, 'language'),
  };
}

/** The file is flat and made by programs, so that looking for one element needs no parser. */
function elementText(xml: string, name: string): string | null {
  const found = new RegExp(`<(?:[\\w-]{1,20}:)?${name}(?:\\s[^<>]{0,500})?>([^<]{0,2000})</`).exec(xml);
  const text = found?.[1] === undefined ? '' : unescaped(found[1]).trim();
  return text === '' ? null : text;
}

function unescaped(s: string): string {
  return s.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w{1,5}));/gi, (whole, decimal, hexadecimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? whole;
    const code = decimal === undefined ? parseInt(hexadecimal, 16) : Number(decimal);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}
