import {
  PartlyKnown,
  type Resource,
  type ResourcePath,
  Unknown,
  type Value,
  asText,
  isList,
  isMap,
  segmentsOf,
} from '../../../estate/index.ts';
import { type Place, placesAt } from './places.ts';
import { writtenAt } from './written.ts';

/** Where types hold scripts, code and configuration that machines read. */
const PLACES: Readonly<Record<string, readonly string[]>> = {
  'AWS::AutoScaling::LaunchConfiguration': ['UserData'],
  'AWS::Batch::JobDefinition': ['ContainerProperties.Command'],
  'AWS::CloudFront::Function': ['FunctionCode'],
  'AWS::CodeBuild::Project': ['Source.BuildSpec'],
  'AWS::DMS::Endpoint': ['ExtraConnectionAttributes'],
  'AWS::EC2::Instance': ['UserData'],
  'AWS::EC2::LaunchTemplate': ['LaunchTemplateData.UserData'],
  'AWS::EC2::SpotFleet': ['SpotFleetRequestConfigData.LaunchSpecifications.*.UserData'],
  'AWS::ECS::TaskDefinition': ['ContainerDefinitions.*.Command', 'ContainerDefinitions.*.EntryPoint'],
  'AWS::Glue::Connection': ['ConnectionInput.ConnectionProperties.JDBC_CONNECTION_URL'],
  'AWS::ImageBuilder::Component': ['Data'],
  'AWS::ImageBuilder::ImageRecipe': ['AdditionalInstanceConfiguration.UserDataOverride'],
  'AWS::Lambda::Function': ['Code.ZipFile'],
  'AWS::SSM::Document': ['Content'],
  'AWS::SageMaker::NotebookInstanceLifecycleConfig': ['OnStart', 'OnCreate'],
  'AWS::StepFunctions::StateMachine': ['DefinitionString'],
};

/** One text of a script, with what of it is unknown. */
export interface Script {
  readonly path: ResourcePath;
  readonly value: Value;
  readonly text: string;
}

/** The scripts of a resource, and the texts of its metadata: cfn-init reads files and commands from there. */
export function scriptsOf(resource: Resource): readonly Script[] {
  const own = (PLACES[resource.type] ?? []).flatMap((path) => placesAt(resource, path.split('.')));
  return [...own, ...metadata(resource)].flatMap(({ path, value }) => texts(decoded(resource, path, value), path));
}

/** What user data says: the function that encodes it is undone, and text that was encoded beforehand is decoded. */
function decoded(resource: Resource, path: ResourcePath, value: Value): Value {
  const written = writtenAt(resource, path);
  if (typeof written === 'object' && written !== null && Object.hasOwn(written, 'Fn::Base64')) {
    return resource.stack.resolver.resolve(Reflect.get(written, 'Fn::Base64')) ?? value;
  }
  if (path.at(-1) !== 'UserData' || typeof value !== 'string' || !/^[A-Za-z0-9+/\s]{16,}={0,2}\s*$/.test(value)) return value;
  const text = Buffer.from(value, 'base64').toString('utf8');
  return text.includes('\uFFFD') ? value : text;
}

function metadata(resource: Resource): readonly Place[] {
  const raw = resource.definition['Metadata'];
  if (typeof raw !== 'object' || raw === null) return [];
  const value = resource.stack.resolver.resolve(raw);
  return value === undefined ? [] : [{ path: ['Metadata'], value }];
}

function texts(value: Value, path: ResourcePath, depth = 0): readonly Script[] {
  if (depth > 20) return [];
  if (typeof value === 'string' || value instanceof PartlyKnown) return [{ path, value, text: asText(value) ?? '' }];
  if (isList(value)) return value.flatMap((one, index) => texts(one, [...path, index], depth + 1));
  if (isMap(value)) return Object.entries(value).flatMap(([key, one]) => texts(one, [...path, key], depth + 1));
  return [];
}

/** The unknown parts of a text, each with the known text before it. */
export function unknownsIn(value: Value): readonly { readonly before: string; readonly unknown: Unknown }[] {
  let before = '';
  return (segmentsOf(value) ?? []).flatMap((segment) => {
    if (segment instanceof Unknown) return [{ before, unknown: segment }];
    before = segment;
    return [];
  });
}
