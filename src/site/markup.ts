/** HTML that is safe to send: made by the `markup` tag, which escapes whatever is put into it. */
export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | false | null | undefined | readonly Value[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/**
 * Template tag for HTML. Text is escaped for element content and for attribute values in double quotes (always write
 * the quotes); `Html` stands as it is; false, null and undefined are nothing; lists are joined. It is not called `html`
 * because Prettier would reformat the templates, and white space counts in quotations.
 */
export function markup(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.map((part, index) => part + (index < values.length ? render(values[index]) : '')).join(''));
}

/** For text that is safe by another rule, such as JSON made for a `<script>` element. */
export const trusted = (text: string): Html => new Html(text);

function render(value: Value): string {
  if (value === false || value === null || value === undefined) return '';
  if (value instanceof Html) return value.text;
  if (typeof value === 'object') return value.map(render).join('');
  return String(value).replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}
