import { Module } from '@nestjs/common';
import { MethodologyController } from './methodology.controller.js';
import { MethodologyRepository } from './methodology.repository.js';
import { MethodologyService } from './methodology.service.js';
import { OrganisationController } from './organisation.controller.js';
import { OrganisationProfileRepository } from './organisation-profile.repository.js';
import { OrganisationProfileService } from './organisation-profile.service.js';

@Module({
  controllers: [OrganisationController, MethodologyController],
  providers: [OrganisationProfileRepository, OrganisationProfileService, MethodologyRepository, MethodologyService],
  exports: [OrganisationProfileService, MethodologyService],
})
export class OrganisationModule {}
