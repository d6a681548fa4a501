import type { Edge, Hold } from '../edge.ts';

/** Who may assume a role of a template, and nothing else: what tests of the fixpoint need of the edges for identities. */
export const doorways: Edge = {
  id: 'doorways',
  title: 'who may assume a role',
  covers: ['AWS::IAM::Role'],
  *find(world) {
    for (const resource of world.resources('AWS::IAM::Role')) {
      const account = resource.account ?? '';
      const arn = world.addressOf(resource);
      const to: Hold = { kind: 'principal', account, arn, of: 'role' };
      for (const caller of world.callers({ actions: ['sts:AssumeRole'], arn, account, resource })) {
        if ('why' in caller) yield { ...caller, to };
        else yield { from: caller.from, to, step: { kind: 'assume', action: caller.action, to: arn, because: caller.because } };
      }
    }
  },
};
