import { type Resource, type ResourcePath, type Value, at, equals, isMap, knownText } from '../../../estate/index.ts';
import { type Place, placesAt } from './places.ts';

/** A named value that a workload sees. */
export interface Variable {
  readonly name: string;
  readonly path: ResourcePath;
  readonly value: Value | undefined;
}

/** A map from names to values, or a list of entries with a name and a value each. */
type Form = 'map' | readonly [name: string, value: string];

const LIST: Form = ['Name', 'Value'];

/** Where types hold environment variables and other named settings of what runs. */
const PLACES: Readonly<Record<string, readonly (readonly [path: string, form: Form])[]>> = {
  'AWS::Amplify::App': [
    ['EnvironmentVariables', LIST],
    ['AutoBranchCreationConfig.EnvironmentVariables', LIST],
  ],
  'AWS::Amplify::Branch': [['EnvironmentVariables', LIST]],
  'AWS::AppRunner::Service': [
    ['SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables', LIST],
    ['SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues.RuntimeEnvironmentVariables', LIST],
  ],
  'AWS::Batch::JobDefinition': [
    ['ContainerProperties.Environment', LIST],
    ['NodeProperties.NodeRangeProperties.*.Container.Environment', LIST],
    ['EcsProperties.TaskProperties.*.Containers.*.Environment', LIST],
    ['EksProperties.PodProperties.Containers.*.Env', LIST],
    ['Parameters', 'map'],
  ],
  'AWS::BedrockAgentCore::Runtime': [['EnvironmentVariables', 'map']],
  'AWS::CloudFormation::Stack': [['Parameters', 'map']],
  'AWS::CodeBuild::Project': [['Environment.EnvironmentVariables', LIST]],
  'AWS::ECS::TaskDefinition': [['ContainerDefinitions.*.Environment', LIST]],
  'AWS::ElasticBeanstalk::ConfigurationTemplate': [['OptionSettings', ['OptionName', 'Value']]],
  'AWS::ElasticBeanstalk::Environment': [['OptionSettings', ['OptionName', 'Value']]],
  'AWS::Glue::Job': [
    ['DefaultArguments', 'map'],
    ['NonOverridableArguments', 'map'],
  ],
  'AWS::Lambda::Function': [['Environment.Variables', 'map']],
  'AWS::Lightsail::Container': [['ContainerServiceDeployment.Containers.*.Environment', ['Variable', 'Value']]],
  'AWS::MWAA::Environment': [['AirflowConfigurationOptions', 'map']],
  'AWS::OpsWorks::App': [['Environment', ['Key', 'Value']]],
  'AWS::SageMaker::Model': [
    ['PrimaryContainer.Environment', 'map'],
    ['Containers.*.Environment', 'map'],
  ],
  'AWS::SageMaker::ProcessingJob': [['Environment', 'map']],
  'AWS::SSM::Association': [['Parameters', 'map']],
  'AWS::Serverless::Application': [['Parameters', 'map']],
  'AWS::Synthetics::Canary': [['RunConfig.EnvironmentVariables', 'map']],
};

export const WITH_ENVIRONMENT: readonly string[] = Object.keys(PLACES);

/** Every named value that a resource gives to what runs. */
export function variablesOf(resource: Resource): readonly Variable[] {
  return (PLACES[resource.type] ?? []).flatMap(([path, form]) => {
    const pattern = path.split('.');
    return form === 'map' ? inMaps(placesAt(resource, pattern)) : inLists(placesAt(resource, [...pattern, '*']), form);
  });
}

function inMaps(places: readonly Place[]): readonly Variable[] {
  return places.flatMap(({ path, value }) =>
    isMap(value) ? Object.entries(value).map(([name, one]) => ({ name, path: [...path, name], value: one })) : [],
  );
}

function inLists(places: readonly Place[], [nameKey, valueKey]: readonly [string, string]): readonly Variable[] {
  return places.flatMap(({ path, value }) => {
    const name = knownText(at(value, nameKey));
    if (name === undefined || !isMap(value) || !isPlain(value)) return [];
    return [{ name, path: [...path, valueKey], value: at(value, valueKey) }];
  });
}

/** CodeBuild's variables may be names of parameters and secrets. */
function isPlain(value: Value): boolean {
  const type = at(value, 'Type');
  return type === undefined || equals(type, 'PLAINTEXT') === true;
}
