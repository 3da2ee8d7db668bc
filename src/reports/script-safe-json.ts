/** `<`, `>` and `&` for the HTML parser, U+2028 and U+2029 for scripts older than ES2019. */
const UNSAFE_IN_SCRIPT = /[<>&\u2028\u2029]/g;

/**
 * JSON to stand inside an HTML `<script>` element (S41): no input can close the element, open a comment or end a
 * line. The escapes are JSON's own, so that `JSON.parse` gives back the same value.
 * Throws TypeError for a value JSON has no text for (undefined, a function, a cycle, a bigint).
 */
export function scriptSafeJson(value: unknown): string {
  const json: string | undefined = JSON.stringify(value);
  if (json === undefined) throw new TypeError('this value has no JSON form');
  return json.replace(UNSAFE_IN_SCRIPT, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Whether text that is about to be placed in a `<script>` element is free of what could end it. */
export function isScriptSafe(text: string): boolean {
  return !/[<\u2028\u2029]/.test(text);
}
