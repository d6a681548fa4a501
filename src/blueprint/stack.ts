import { CfnOutput, CfnParameter, DefaultStackSynthesizer, Stack } from 'aws-cdk-lib';
import type { App, CfnElement, IStackSynthesizer } from 'aws-cdk-lib';
import { ManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam';

import type { AccountKey, Input, StackDescription } from '../assembly/index.ts';
import { boundaryName, qualifier, stackName } from '../project/index.ts';
import { logicalId } from './logical-id.ts';

export interface LandfallStackProps {
  /** Name of the project. */
  readonly project: string;
  readonly account: AccountKey;
  readonly capability: string;
  readonly region: string;
  readonly description: string;
  readonly terminationProtection: boolean;
}

/**
 * A stack whose values from elsewhere are CloudFormation parameters with a known source, and whose own are outputs that another's
 * input can name: nothing is exported, imported or looked up.
 */
export class LandfallStack extends Stack {
  readonly #props: LandfallStackProps;
  readonly #inputs: Record<string, Input> = {};
  readonly #needs = new Set<string>();
  /** Set by a stack that asks for a certificate. */
  needsDelegation = false;
  /** Set by a stack that holds data which can't be made again. */
  holdsData = false;

  constructor(app: App, props: LandfallStackProps) {
    const { project, account, capability, region, description, terminationProtection } = props;
    super(app, stackName(project, account, capability), {
      description,
      env: { region },
      terminationProtection,
      // CDK's own type of a synthesizer doesn't hold under exactOptionalPropertyTypes.
      synthesizer: new DefaultStackSynthesizer({ qualifier: qualifier(project), generateBootstrapVersionRule: false }) as IStackSynthesizer,
    });
    this.#props = props;
    // Made with the account's bootstrap, before any stack. Roles that `extend` adds carry it too.
    const boundary = `arn:${this.partition}:iam::${this.account}:policy/${boundaryName(project)}`;
    PermissionsBoundary.of(this).apply(ManagedPolicy.fromManagedPolicyArn(this, 'Boundary', boundary));
  }

  /** A parameter that delivery binds when it applies the stack. Returns a reference to its value. */
  input(name: string, source: Input): string {
    return this.#parameter(name, source, 'String').valueAsString;
  }

  /** As `input`, where the source is a list joined by commas. */
  inputList(name: string, source: Input): string[] {
    return this.#parameter(name, source, 'CommaDelimitedList').valueAsList;
  }

  /** Publishes a value as an output; what is returned is how another stack's input names it. */
  publish(name: string, value: string): Input {
    new CfnOutput(this, `Output/${name}`, { value }).overrideLogicalId(name);
    return { from: 'output', stack: this.stackName, output: name };
  }

  /** Names stacks that must be complete before this one, beside those of its inputs. */
  need(...stacks: readonly string[]): void {
    for (const stack of stacks) this.#needs.add(stack);
  }

  /** What stands in `landfall.json` about it; complete only after the stack was built. */
  describe(): StackDescription {
    const { account, capability, region, terminationProtection } = this.#props;
    const producers = Object.values(this.#inputs).flatMap((input) => (input.from === 'output' ? [input.stack] : []));
    return {
      name: this.stackName,
      account,
      region,
      capability,
      template: `${account}/${this.templateFile}`,
      inputs: this.#inputs,
      needs: [...new Set([...producers, ...this.#needs])].sort(),
      needsDelegation: this.needsDelegation,
      terminationProtection,
      holdsData: this.holdsData,
    };
  }

  protected override allocateLogicalId(element: CfnElement): string {
    return logicalId(element.node.scopes.slice(element.node.scopes.indexOf(this) + 1).map((scope) => scope.node.id));
  }

  #parameter(name: string, source: Input, type: string): CfnParameter {
    this.#inputs[name] = source;
    return new CfnParameter(this, name, { type, description: describeSource(source) });
  }
}

function describeSource(source: Input): string {
  switch (source.from) {
    case 'output':
      return `Output ${source.output} of ${source.stack}`;
    case 'address':
      return `Address of ${source.environment}: ${source.address}`;
    case 'account':
      return `Id of the account of ${source.account}`;
    case 'release':
      return 'Digest of the release that runs';
  }
}
