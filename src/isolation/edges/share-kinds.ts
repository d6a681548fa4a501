import type { StepKind } from '../edge.ts';

/** What a share gives, by the kind of what is shared (RAM User Guide, "Shareable AWS resources"). */
const KINDS: readonly (readonly [RegExp, StepKind])[] = [
  [
    /:(?:subnet|transit-gateway|security-group|prefix-list|ipam-pool|verified-access-group)\b|^arn:aws[\w-]*:(?:vpc-lattice|network-firewall|networkmanager):/,
    'network',
  ],
  [/^arn:aws[\w-]*:(?:route53resolver|route53profiles|servicediscovery):|:resolver-/, 'dns'],
  [
    /^arn:aws[\w-]*:(?:imagebuilder|codebuild|appmesh|license-manager|servicecatalog|acm-pca|codeconnections|codestar-connections):/,
    'artifact',
  ],
  [/./, 'read'],
];

/** As what somebody gets in to whom a resource with this ARN is shared. */
export function shareKind(arn: string): StepKind {
  return KINDS.find(([pattern]) => pattern.test(arn))?.[1] ?? 'read';
}
