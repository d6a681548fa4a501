import type { StepKind } from '../../../isolation/index.ts';
import type { Draft, Json } from './draft.ts';

/** A change after which somebody reaches prod. */
export interface Opening {
  readonly title: string;
  readonly change: (draft: Draft) => void;
  /** Who starts: `anyone`, an account's name or id, or a part of another start's id. */
  readonly from?: string;
  /** Kind of the last step. */
  readonly kind?: StepKind;
  /** A resource that the last step must name as its ground. */
  readonly because?: string;
  /** Instead of a way, what can't be decided: a part of its reason. */
  readonly doubt?: RegExp;
}

/** A change after which nobody does. */
export interface Harmless {
  readonly title: string;
  readonly change: (draft: Draft) => void;
}

export function document(...Statement: readonly Json[]): Json {
  return { Version: '2012-10-17', Statement };
}

export function allow(Principal: Json, Action: Json, Resource: Json = '*', Condition?: Json): Json {
  return { Effect: 'Allow', Principal, Action, Resource, ...(Condition === undefined ? {} : { Condition }) };
}

export function trust(Principal: Json, Condition?: Json, Action: Json = 'sts:AssumeRole'): Json {
  return { Effect: 'Allow', Principal, Action, ...(Condition === undefined ? {} : { Condition }) };
}

export function role(trusted: Json, RoleName?: string, more: Json = {}): Json {
  return {
    Type: 'AWS::IAM::Role',
    Properties: { AssumeRolePolicyDocument: document(trusted), ...(RoleName === undefined ? {} : { RoleName }), ...more },
  };
}

export function policies(Action: Json, Resource: Json = '*'): Json {
  return { Policies: [{ PolicyName: 'own', PolicyDocument: document({ Effect: 'Allow', Action, Resource }) }] };
}
