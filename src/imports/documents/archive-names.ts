/** Files that operating systems put into archives by themselves. */
export const isSystemFile = (name: string): boolean =>
  name.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/i.test(name);

/** Why a name may not stand in an archive of documents; null when it may. Nothing is ever written to a disk by it. */
export function nameFault(name: string): string | null {
  if (/^([/\\]|[a-z]:)/i.test(name) || name.split(/[/\\]/).includes('..')) {
    return 'The name of the file leads out of the archive. Pack the files anew, by their own names.';
  }
  if (/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name))
    return 'The name of the file holds characters that do not show.';
  return name.length > 500 ? 'The name of the file is longer than 500 characters.' : null;
}

const PACKED = /\.(zip|7z|rar|gz|tgz|bz2|xz|tar)$/i;

export const isArchiveName = (name: string): boolean => PACKED.test(name);
