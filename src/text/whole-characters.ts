/** Without the half of a surrogate pair that a cut by code units may leave at either end. */
export const toWholeCharacters = (text: string): string => text.replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g, '');
