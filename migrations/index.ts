import { InitialSchema1795326687419 } from './1795326687419-InitialSchema.js';
import { AddInvariants1795326700000 } from './1795326700000-AddInvariants.js';
import { AddLlmCalls1795337400000 } from './1795337400000-AddLlmCalls.js';
import { AddExtractionDesk1795440000000 } from './1795440000000-AddExtractionDesk.js';
import { ProtectExtractionDesk1795440100000 } from './1795440100000-ProtectExtractionDesk.js';

/** Every migration, oldest first. Listed, not searched for, so that the order and the set are in one place. */
export const MIGRATIONS = [
  InitialSchema1795326687419,
  AddInvariants1795326700000,
  AddLlmCalls1795337400000,
  AddExtractionDesk1795440000000,
  ProtectExtractionDesk1795440100000,
];
