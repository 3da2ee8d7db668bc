/** What ILIKE finds `part` with, anywhere in a text; its own wildcards stand for themselves. */
export const likePattern = (part: string): string => `%${part.replace(/[\\%_]/g, String.raw`\$&`)}%`;
