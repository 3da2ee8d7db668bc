import { Global, Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';

@Global()
@Module({
  controllers: [AuditController],
  providers: [AuditTrail, AuditVerifier, AuditQueries],
  exports: [AuditTrail, AuditVerifier, AuditQueries],
})
export class AuditModule {}
