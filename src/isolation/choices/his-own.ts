import type { Limits } from './candidates.ts';
import { glob } from './pattern.ts';

/** What belongs to an account, as far as a choice of values needs it. */
export interface Belongings {
  readonly account: string;
  /** Ids of his VPCs and endpoints, as far as they have a name; of shared ones, `*`. */
  readonly networks: readonly string[];
  /** Whether a network is shared with him, so that his workloads run in it. */
  readonly hasSharedNetwork: boolean;
  /** Whether a name that accounts share, as a bucket's, is somebody else's in the estate. */
  readonly isElsewhere: (arn: string) => boolean;
}

/** Keys that say of what account the caller's things are: only his own. */
export function ownLimits(key: string, { account, networks, hasSharedNetwork }: Belongings): Limits | undefined {
  switch (key) {
    case 'aws:sourcevpc':
    case 'aws:ec2instancesourcevpc':
      return hasSharedNetwork ? undefined : { only: [null, 'vpc-0000000000000hers', ...networks] };
    case 'aws:sourcevpce':
      return hasSharedNetwork ? undefined : { only: [null, 'vpce-0000000000000hers', ...networks] };
    case 'aws:sourcevpcarn':
      return hasSharedNetwork ? undefined : { within: [glob(`arn:aws*:ec2:*:${account}:vpc/?*`)] };
    case 'aws:vpceaccount':
      return { only: hasSharedNetwork ? undefined : [null, account] } as Limits;
    case 's3:dataaccesspointaccount':
      return { only: [null, account] };
    case 's3:dataaccesspointarn':
      return { within: [glob(`arn:aws*:s3:*:${account}:accesspoint/?*`)] };
    case 'lambda:sourcefunctionarn':
      return { within: [glob(`arn:aws*:lambda:*:${account}:function:?*`)] };
    case 'ec2:sourceinstancearn':
      return { within: [glob(`arn:aws*:ec2:*:${account}:instance/?*`)] };
    default:
      return undefined;
  }
}

/** What a service says of the resource that it acts for. */
export function sourceLimits(key: string, { account, isElsewhere }: Belongings): Limits | undefined {
  if (key === 'aws:sourcearn') {
    return {
      within: [glob(`arn:?*:?*:*:${account}:?*`), glob('arn:?*:?*:*::?*')],
      allows: (text) => isHis(text, account) && !isElsewhere(text),
      neverAbsent: true,
    };
  }
  // A service names in the context of an encryption the resource that it encrypts.
  return key.startsWith('kms:encryptioncontext') ? { allows: (text) => isHis(text, account) } : undefined;
}

function isHis(text: string, account: string): boolean {
  const [scheme, , , , owner = ''] = text.split(':');
  return scheme !== 'arn' || owner === '' || owner === account;
}
