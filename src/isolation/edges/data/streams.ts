import { policyEdge } from '../policy-edge.ts';

/** Who may read or write a stream by its policy, or by that of a consumer of it. */
export const streams = policyEdge({
  id: 'streams',
  title: 'who may use a stream',
  types: ['AWS::Kinesis::Stream'],
  beside: ['AWS::Kinesis::ResourcePolicy', 'AWS::Kinesis::StreamConsumer'],
  acts: [
    { kind: 'read', ability: 'read', actions: ['kinesis:GetRecords', 'kinesis:SubscribeToShard', 'kinesis:RegisterStreamConsumer'] },
    { kind: 'write', ability: 'write', actions: ['kinesis:PutRecord', 'kinesis:PutRecords'] },
  ],
});
