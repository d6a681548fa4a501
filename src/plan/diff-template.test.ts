import { describe, expect, it } from 'vitest';

import { stamped, type Template } from '../assembly/index.ts';
import { diffTemplates } from './diff-template.ts';

const template: Template = {
  Resources: {
    Worker: { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 512, Environment: { Variables: { MODE: 'a', LEVEL: 'info' } } } },
    Parcels: { Type: 'AWS::DynamoDB::Table', Properties: { KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }] } },
  },
};

function changed(resource: string, properties: object): Template {
  const { Type = '', Properties = {} } = template.Resources[resource] ?? {};
  return { Resources: { ...template.Resources, [resource]: { Type, Properties: { ...Properties, ...properties } } } };
}

describe('the difference of two templates', () => {
  it('is empty for the same template, whatever its stamp', () => {
    expect(diffTemplates(stamped(template), template)).toEqual([]);
  });

  it('is the one number that differs', () => {
    expect(diffTemplates(template, changed('Worker', { MemorySize: 1024 }))).toEqual([
      {
        action: 'update',
        logicalId: 'Worker',
        type: 'AWS::Lambda::Function',
        properties: [{ path: 'Properties.MemorySize', before: 512, after: 1024 }],
      },
    ]);
  });

  it('names the deepest place that differs', () => {
    const [change] = diffTemplates(template, changed('Worker', { Environment: { Variables: { MODE: 'b', LEVEL: 'info' } } }));
    expect(change?.properties).toEqual([{ path: 'Properties.Environment.Variables.MODE', before: 'a', after: 'b' }]);
  });

  it('is a replacement where a property can only be set at creation', () => {
    const [change] = diffTemplates(template, changed('Parcels', { KeySchema: [{ AttributeName: 'key', KeyType: 'HASH' }] }));
    expect(change?.action).toBe('replace');
  });

  it('tells what is added and what is removed', () => {
    const { Worker: _worker, ...rest } = template.Resources;
    const added: Template = { Resources: { ...rest, Queue: { Type: 'AWS::SQS::Queue' } } };
    expect(
      diffTemplates(template, added)
        .map(({ action, logicalId }) => `${action} ${logicalId}`)
        .toSorted(),
    ).toEqual(['create Queue', 'delete Worker']);
  });
});
