import { Controller, Get } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { Requires } from '../access/access.decorators.js';
import { PERMISSIONS, ROLES } from '../access/permissions.js';
import { ROLE_PERMISSIONS } from '../access/role-permissions.js';
import { Answers } from '../api/answers.decorator.js';
import { wholeList, wholeListOf } from '../common/page.js';

const roleView = z.object({ role: z.enum(ROLES), permissions: z.array(z.enum(PERMISSIONS)) }).meta({ id: 'RoleView' });
const roleList = wholeListOf(roleView, 'RoleList');

@ApiTags('people')
@Controller('roles')
export class RolesController {
  @Get()
  @Requires('user.read')
  @ApiOperation({
    summary: 'What each role may do',
    description: 'The table that the server asks with every request. A person may do what any of their roles may.',
  })
  @Answers(roleList, { description: 'The roles, each with its permissions.' })
  list() {
    const permissionsOf = (role: (typeof ROLES)[number]) =>
      PERMISSIONS.filter((permission) => ROLE_PERMISSIONS[role].has(permission));
    return wholeList(ROLES.map((role) => ({ role, permissions: permissionsOf(role) })));
  }
}
