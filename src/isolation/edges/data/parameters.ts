import { policyEdge } from '../policy-edge.ts';

/** Who may read or set a parameter of Systems Manager by its policy. Those of shares are facts. */
export const parameters = policyEdge({
  id: 'parameters',
  title: 'who may use a parameter',
  types: ['AWS::SSM::Parameter'],
  beside: ['AWS::SSM::ResourcePolicy'],
  acts: [
    {
      kind: 'read',
      ability: 'read',
      actions: ['ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath', 'ssm:GetParameterHistory'],
    },
    { kind: 'write', ability: 'write', actions: ['ssm:PutParameter', 'ssm:DeleteParameter', 'ssm:LabelParameterVersion'] },
  ],
});
