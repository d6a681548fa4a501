import type { Edge, Hold, StepKind } from '../../edge.ts';
import { factsOf } from '../../facts/facts.ts';
import { type Receiver, receiversOf } from '../../facts/receivers.ts';
import { stated } from './grounds.ts';

const KINDS: readonly (readonly [RegExp, StepKind])[] = [
  [/^(?:Decrypt|ReEncryptFrom|DeriveSharedSecret|CreateGrant|\*|.*:\*)$/, 'decrypt'],
  [/^(?:DescribeKey|GetPublicKey|RetireGrant)$/, 'read'],
  [/./, 'write'],
];

/** A grant of a key lets its grantee in beside the key's policy (KMS Developer Guide, "Grants in AWS KMS"). Only a fact can tell of one. */
export const keyGrants: Edge = {
  id: 'key-grants',
  title: 'who holds a grant of a key',
  covers: [],
  *find(world) {
    for (const { fact, place } of factsOf(world, 'kms-grant')) {
      const operations = fact.operations.map((one) => one.replace(/^kms:/i, ''));
      const telling = operations.filter((one) => one !== 'DescribeKey' && one !== 'RetireGrant' && one !== 'GetPublicKey');
      const [operation] = telling;
      if (operation === undefined) continue;
      const kind = KINDS.find(([pattern]) => pattern.test(operation))?.[1] ?? 'decrypt';
      const to: Hold = { kind: 'resource', account: fact.account, ability: 'use', id: fact.key };
      for (const receiver of receiversOf(world, [fact.grantee], fact.account)) {
        const because = [stated(`a grant of the key lets ${fact.grantee} ${operations.join(', ')}`, place)];
        yield passageOf(receiver, to, kind, `kms:${operation}`, fact.key, because, place);
      }
    }
  },
};

function passageOf(
  receiver: Receiver,
  to: Hold,
  kind: StepKind,
  action: string,
  arn: string,
  because: readonly ReturnType<typeof stated>[],
  place: string,
) {
  return receiver.why === undefined
    ? { from: receiver.hold, to, step: { kind, action, to: arn, because } }
    : { to, place, why: receiver.why };
}
