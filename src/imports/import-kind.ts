/**
 * What a file for the desk holds. The first four are checks of claims that were published before, the last three are
 * documents to put in.
 */
export const IMPORT_KINDS = [
  'CLAIMREVIEW_PAGE',
  'CLAIMREVIEW_JSON',
  'CLAIMREVIEW_CSV',
  'DESK_REPORTS',
  'DOCUMENTS_CSV',
  'DOCUMENTS_JSONL',
  'DOCUMENTS_ZIP',
] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const isDocumentKind = (kind: ImportKind): boolean => kind.startsWith('DOCUMENTS_');
