import { type JsonObject, isObject, own } from '../template/records.ts';
import { type ResourceSource, type Sections } from '../template/sections.ts';
import { expandFunction } from './function.ts';
import { expandApi, expandHttpApi, expandLayer, expandStateMachine, expandTable } from './others.ts';
import { type Expansion, merged } from './pieces.ts';

const PREFIX = 'AWS::Serverless::';

const EXPANSIONS: Readonly<Record<string, (from: ResourceSource, properties: JsonObject) => Expansion>> = {
  Function: expandFunction,
  Api: expandApi,
  HttpApi: expandHttpApi,
  SimpleTable: expandTable,
  LayerVersion: expandLayer,
  StateMachine: expandStateMachine,
};

export function isServerless(type: string): boolean {
  return type.startsWith(PREFIX);
}

/**
 * What the transform AWS::Serverless makes of a resource, where it is plain: the same logical ids, a function's role, stages, mappings.
 * The rest is a gap in words; of a type that isn't expanded the resource stays as it is.
 */
export function expandServerless(resource: ResourceSource, sections: Sections): Expansion {
  const kind = resource.type.slice(PREFIX.length);
  const expand = own(EXPANSIONS, kind);
  if (typeof expand !== 'function') return { resources: [resource], gaps: [`${resource.type} is written out by the transform`] };
  const properties = merged(own(sections.globals, kind), own(resource.definition, 'Properties') ?? {});
  return (expand as (typeof EXPANSIONS)[string])(resource, isObject(properties) ? properties : {});
}

/** The gateway that SAM makes for events that name none. */
export function implicitGateways(
  resources: readonly ResourceSource[],
): readonly { readonly id: string; readonly kind: 'Api' | 'HttpApi'; readonly from: ResourceSource }[] {
  const found = new Map<string, { readonly id: string; readonly kind: 'Api' | 'HttpApi'; readonly from: ResourceSource }>();
  for (const resource of resources) {
    const events = own(own(resource.definition, 'Properties'), 'Events');
    for (const event of isObject(events) ? Object.values(events) : []) {
      const type = own(event, 'Type');
      if (type === 'Api' && own(own(event, 'Properties'), 'RestApiId') === undefined)
        found.set('Api', { id: 'ServerlessRestApi', kind: 'Api', from: resource });
      if (type === 'HttpApi' && own(own(event, 'Properties'), 'ApiId') === undefined) {
        found.set('HttpApi', { id: 'ServerlessHttpApi', kind: 'HttpApi', from: resource });
      }
    }
  }
  return [...found.values()];
}
