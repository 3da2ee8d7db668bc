import { Global, Module } from '@nestjs/common';
import { AuditController } from './audit.controller.js';
import { AuditQueries } from './audit.queries.js';
import { AuditTrail } from './audit-trail.js';
import { AuditVerifier } from './audit-verifier.js';
import { SecurityLog } from './security-log.js';

@Global()
@Module({
  controllers: [AuditController],
  providers: [AuditTrail, AuditVerifier, AuditQueries, SecurityLog],
  exports: [AuditTrail, AuditVerifier, AuditQueries, SecurityLog],
})
export class AuditModule {}
