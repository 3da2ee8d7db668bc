import { z } from 'zod';
import { filledText, isoTime } from '../../api/text.schema.js';
import { wholeListOf } from '../../common/page.js';
import { policyChange, roundPolicy } from '../round-policy.js';

export const policyKey = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'may have lower-case letters, digits and single hyphens');

export const policyKeyParam = z.object({ key: policyKey });

const content = {
  name: filledText(120),
  policy: policyChange.describe('Fields left out take the built-in defaults.'),
  isDefault: z.boolean().optional().describe('Rounds that name no policy take this one.'),
};
export const addPolicyBody = z.strictObject({ key: policyKey, ...content }).meta({ id: 'AddPolicy' });
export type AddPolicyBody = z.infer<typeof addPolicyBody>;
export const changePolicyBody = z.strictObject(content).meta({ id: 'ChangePolicy' });
export type ChangePolicyBody = z.infer<typeof changePolicyBody>;

export const policyView = z
  .object({
    id: z.uuid(),
    key: z.string(),
    version: z.int().describe('Version of this policy: send it in If-Match when you change the policy.'),
    name: z.string(),
    policy: roundPolicy,
    isDefault: z.boolean(),
    createdAt: isoTime,
  })
  .meta({ id: 'Policy' });
export type PolicyView = z.infer<typeof policyView>;
export const policyList = wholeListOf(policyView, 'PolicyList');
