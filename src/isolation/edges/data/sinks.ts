import { policyEdge } from '../policy-edge.ts';

/** Who may link his telemetry to a sink by its policy: what is shown there is the target's no more (CloudWatch User Guide, "cross-account observability"). */
export const sinks = policyEdge({
  id: 'sinks',
  title: 'who may link telemetry to a sink',
  types: ['AWS::Oam::Sink'],
  documents: (resource) => [{ document: resource.property('Policy'), resource }],
  acts: [{ kind: 'write', ability: 'write', actions: ['oam:CreateLink', 'oam:UpdateLink'] }],
});
