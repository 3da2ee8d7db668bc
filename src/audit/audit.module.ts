import { Global, Module } from '@nestjs/common';
import { AuditQueries } from './audit.queries.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';

@Global()
@Module({ providers: [AuditTrail, AuditVerifier, AuditQueries], exports: [AuditTrail, AuditVerifier, AuditQueries] })
export class AuditModule {}
