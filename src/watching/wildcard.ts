/**
 * Whether `text` is of the form of `pattern`, in which `*` stands for any characters, also none, and everything else
 * for itself in any case. The time grows with the length of both, never faster: there is no way back.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const parts = pattern.toLowerCase().split('*');
  const hay = text.toLowerCase();
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return hay === first;
  if (!hay.startsWith(first) || !hay.endsWith(last) || hay.length < first.length + last.length) return false;
  let from = first.length;
  const end = hay.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const at = hay.indexOf(part, from);
    if (at === -1 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

/** What is taken of a feed: everything, or what fits `include`; without what fits `exclude`. */
export interface EntryFilter {
  include: readonly string[];
  exclude: readonly string[];
}

/** Whether an entry is wanted, by its address or its title. */
export function isWanted(entry: { url: string; title: string | null }, { include, exclude }: EntryFilter): boolean {
  const fits = (pattern: string): boolean =>
    matchesWildcard(pattern, entry.url) || (entry.title !== null && matchesWildcard(pattern, entry.title));
  return (include.length === 0 || include.some(fits)) && !exclude.some(fits);
}
