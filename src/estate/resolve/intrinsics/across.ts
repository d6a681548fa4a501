import { isObject, own } from '../../template/records.ts';
import { Unknown, knownText, whyUnknown } from '../../values/index.ts';
import type { Intrinsic, OutputName } from '../scope.ts';

export const importValue: Intrinsic = (argument, scope) => {
  const value = scope.resolve(argument);
  const name = knownText(value);
  return name === undefined ? new Unknown(`the imported name isn't known: ${whyUnknown(value) ?? 'it is no text'}`) : scope.exported(name);
};

/** `Fn::GetStackOutput`: of a stack by name, in this or, through a role, in another account, in any region. */
export const getStackOutput: Intrinsic = (argument, scope) => {
  if (!isObject(argument)) return new Unknown('Fn::GetStackOutput needs a stack and an output');
  const [stack, output] = ['StackName', 'OutputName'].map((name) => scope.resolve(own(argument, name)));
  const [stackName, outputName] = [knownText(stack), knownText(output)];
  if (stackName === undefined || outputName === undefined) {
    return new Unknown(`the output isn't known: ${whyUnknown(stack) ?? whyUnknown(output) ?? 'its stack and name are no text'}`);
  }
  const [region, role] = ['Region', 'RoleArn'].map((name) => scope.resolve(own(argument, name)));
  const account = role === undefined ? undefined : /^arn:[^:]+:iam::(\d{12}):/.exec(knownText(role) ?? '')?.[1];
  const elsewhere =
    whyUnknown(region) ?? (role !== undefined && account === undefined ? (whyUnknown(role) ?? 'its role is no ARN') : undefined);
  if (elsewhere !== undefined) return new Unknown(`where the stack ${stackName} is isn't known: ${elsewhere}`);
  const wanted: OutputName = { stack: stackName, output: outputName, account, region: knownText(region) };
  return scope.output(wanted);
};
