import { InitialSchema1795326687419 } from './1795326687419-InitialSchema.js';
import { AddInvariants1795326700000 } from './1795326700000-AddInvariants.js';
import { AddLlmCalls1795337400000 } from './1795337400000-AddLlmCalls.js';
import { AddWebPages1795338447572 } from './1795338447572-AddWebPages.js';
import { AddAddressIndexes1795338450000 } from './1795338450000-AddAddressIndexes.js';
import { AddExtractionDesk1795440000000 } from './1795440000000-AddExtractionDesk.js';
import { ProtectExtractionDesk1795440100000 } from './1795440100000-ProtectExtractionDesk.js';
import { AddSourceModified1795441000000 } from './1795441000000-AddSourceModified.js';
import { AddClaimBoard1795500800000 } from './1795500800000-AddClaimBoard.js';
import { AddSavedFilters1795500900000 } from './1795500900000-AddSavedFilters.js';

/** Every migration, oldest first. Listed, not searched for, so that the order and the set are in one place. */
export const MIGRATIONS = [
  InitialSchema1795326687419,
  AddInvariants1795326700000,
  AddLlmCalls1795337400000,
  AddWebPages1795338447572,
  AddAddressIndexes1795338450000,
  AddExtractionDesk1795440000000,
  ProtectExtractionDesk1795440100000,
  AddSourceModified1795441000000,
  AddClaimBoard1795500800000,
  AddSavedFilters1795500900000,
];
