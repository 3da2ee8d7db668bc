/** What stands around JSON in old pages: comment and CDATA marks, and a semicolon. */
const WRAPPING = /^\s*(?:<!--|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)|(?:\/\/\s*)?(?:-->|\]\]>)\s*$|;\s*$/g;

/**
 * One token of JSON: a string, a comment, or a comma with nothing after it. One left open goes to the end of the text, so
 * that the text is passed once whatever is in it.
 */
const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"?|\/\*(?:[^]*?\*\/|[^]*)|\/\/[^\n]*|,(?=\s{0,1000}[}\]])/g;

/**
 * Reads JSON as sites write it by hand: with comments, trailing commas and line breaks inside strings. Null for what is
 * no JSON even so.
 */
export function parseLenientJson(json: string): unknown {
  const bare = json.replace(WRAPPING, '');
  return parsed(bare) ?? parsed(bare.replace(TOKEN, mended));
}

function mended(token: string): string {
  // JSON has no control characters in strings; templates put line breaks and tabs there.
  // oxlint-disable-next-line no-control-regex
  return token.startsWith('"') ? token.replace(/[\u0000-\u001F]+/g, ' ') : '';
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
