import { InitialSchema1795326687419 } from './1795326687419-InitialSchema.js';
import { AddInvariants1795326700000 } from './1795326700000-AddInvariants.js';
import { AddLlmCalls1795337400000 } from './1795337400000-AddLlmCalls.js';

/** Every migration, oldest first. Listed, not searched for, so that the order and the set are in one place. */
export const MIGRATIONS = [InitialSchema1795326687419, AddInvariants1795326700000, AddLlmCalls1795337400000];
