import { policyEdge } from './policy-edge.ts';

/** Who may invoke or change a function by its permissions, by its URL too. */
export const functions = policyEdge({
  id: 'functions',
  title: 'who may invoke or change a function',
  types: ['AWS::Lambda::Function', 'AWS::Lambda::Alias', 'AWS::Lambda::Version'],
  beside: ['AWS::Lambda::Permission', 'AWS::Lambda::Url'],
  acts: [
    { kind: 'invoke', ability: 'use', actions: ['lambda:InvokeFunction', 'lambda:InvokeAsync'] },
    { kind: 'invoke', ability: 'use', actions: ['lambda:InvokeFunctionUrl'] },
    {
      kind: 'update',
      ability: 'write',
      actions: [
        'lambda:UpdateFunctionCode',
        'lambda:UpdateFunctionConfiguration',
        'lambda:AddPermission',
        'lambda:PublishVersion',
        'lambda:UpdateAlias',
        'lambda:DeleteFunction',
      ],
    },
    { kind: 'read', ability: 'read', actions: ['lambda:GetFunction', 'lambda:GetFunctionConfiguration'] },
  ],
});
