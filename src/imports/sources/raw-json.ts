/** A member of a JSON object, with its value as it stands in the text. */
export interface RawMember {
  key: string;
  raw: string;
}

/**
 * The members of the object `json`, each value as it stands, character for character. `json` has to be JSON.
 * @returns empty for anything but an object
 */
export function rawMembers(json: string): RawMember[] {
  const parts = partsOf(json, '{');
  return parts.map((part) => {
    const colon = endOfString(part, 0);
    return { key: JSON.parse(part.slice(0, colon)) as string, raw: part.slice(part.indexOf(':', colon) + 1).trim() };
  });
}

/** The items of the array `json`, each as it stands; empty for anything but an array. `json` has to be JSON. */
export const rawItems = (json: string): string[] => partsOf(json, '[');

function partsOf(json: string, opening: '{' | '['): string[] {
  const text = json.trim();
  if (!text.startsWith(opening)) return [];
  const parts: string[] = [];
  let depth = 0;
  let from = 1;
  const take = (to: number): void => {
    const part = text.slice(from, to).trim();
    if (part !== '') parts.push(part);
    from = to + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at) - 1;
    else if (character === '{' || character === '[') depth += 1;
    else if (character === '}' || character === ']') {
      depth -= 1;
      if (depth === 0) take(at);
    } else if (character === ',' && depth === 1) take(at);
  }
  return parts;
}

/** @returns the position after the closing quotation mark */
function endOfString(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at + 1;
  }
  return text.length;
}
