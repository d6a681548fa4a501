import { Unknown, type Value, concat } from '../values/index.ts';

/** Where a stack is, as far as it is known. */
export interface Place {
  /** Identifies the stack in its estate. */
  readonly key: string;
  /** Stacks of one world may refer to each other; a template on its own is a world of its own. */
  readonly world: string;
  readonly account: string | undefined;
  readonly region: string | undefined;
  readonly name: string | undefined;
}

/**
 * A pseudo parameter; undefined when the name isn't one's. `AWS::NoValue` is left to the resolver.
 * Where the region isn't known, the partition is taken to be the commercial one.
 */
export function pseudoParameter(name: string, place: Place): Value | undefined {
  switch (name) {
    case 'AWS::AccountId':
      return place.account ?? new Unknown('depends on the account', { key: `account:${place.world}` });
    case 'AWS::Region':
      return place.region ?? new Unknown('depends on the region', { key: `region:${place.world}` });
    case 'AWS::StackName':
      return place.name ?? new Unknown('depends on the name of the stack', { key: `stack:${place.key}` });
    case 'AWS::Partition':
      return partitionOf(place.region);
    case 'AWS::URLSuffix':
      return partitionOf(place.region) === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
    case 'AWS::StackId':
      return concat([
        `arn:${partitionOf(place.region)}:cloudformation:`,
        pseudoParameter('AWS::Region', place),
        ':',
        pseudoParameter('AWS::AccountId', place),
        ':stack/',
        pseudoParameter('AWS::StackName', place),
        '/',
        new Unknown('AWS makes the id of the stack', { key: `stack-id:${place.key}` }),
      ]);
    case 'AWS::NotificationARNs':
      return new Unknown('depends on how the stack is applied', { key: `notifications:${place.key}` });
    default:
      return undefined;
  }
}

function partitionOf(region: string | undefined): string {
  if (region?.startsWith('cn-') === true) return 'aws-cn';
  if (region?.startsWith('us-gov-') === true) return 'aws-us-gov';
  if (region?.startsWith('eusc-') === true) return 'aws-eusc';
  return 'aws';
}
