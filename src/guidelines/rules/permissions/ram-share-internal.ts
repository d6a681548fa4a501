import { type Resource, type Ternary, Unknown, asBoolean } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';

const TYPES = ['AWS::RAM::ResourceShare'];

/** Shares stay within the organization. */
export const ramShareInternal: Rule = {
  id: 'ram-share-internal',
  title: 'What is shared is shared within the organization only',
  promise: 'G8',
  severity: 'medium',
  severityReason: 'It takes somebody who adds a foreign account to the share',
  layer: 'template',
  why: 'Unless it is said otherwise, a share takes accounts from outside the organization: one line more in its principals hands the resource to strangers.',
  fix: `Properties:
  AllowExternalPrincipals: false
`,
  sources: ['https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ram-resourceshare.html'],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function judge(resource: Resource): Judgement {
  const allowed = asBoolean(resource.property('AllowExternalPrincipals'));
  const holds: Ternary = allowed instanceof Unknown ? new Unknown(allowed.why) : allowed === false;
  return {
    resource,
    path: ['Properties', 'AllowExternalPrincipals'],
    holds,
    message: 'This share takes principals from outside the organization',
  };
}
