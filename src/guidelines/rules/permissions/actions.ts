import { matches, type Value, asText, knownText } from '../../../estate/index.ts';
import { UNSCOPABLE_ACTIONS } from './generated/unscopable-actions.ts';
import { LOOKING } from './looking.ts';

/**
 * Actions that read what is kept somewhere, or use it, rather than look how it is set up: who may do them on everything, reads everybody's data. Written by
 * hand, as AWS's access levels call both Read. `*` stands for any text.
 */
const DATA: Readonly<Record<string, readonly string[]>> = {
  athena: ['getqueryresults'],
  bedrock: ['invokemodel', 'invokemodelwithresponsestream'],
  codecommit: ['gitpull', 'getfile', 'getblob', 'getfolder'],
  dynamodb: ['getitem', 'batchgetitem', 'query', 'scan', 'getrecords', 'partiqlselect'],
  ec2: ['getpassworddata', 'getconsolescreenshot'],
  elasticfilesystem: ['clientmount', 'clientwrite', 'clientrootaccess'],
  es: ['eshttpget', 'eshttphead'],
  kinesis: ['getrecords'],
  rds: ['downloaddblogfileportion'],
  redshift: ['getclustercredentials', 'getclustercredentialswithiam'],
  s3: ['getobject', 'getobjectversion', 'getobjecttorrent'],
  secretsmanager: ['getsecretvalue', 'batchgetsecretvalue'],
  sqs: ['receivemessage'],
  ssm: ['getparameter', 'getparameters', 'getparametersbypath', 'getparameterhistory'],
};

/**
 * What AWS's own policies for the service roles of functions, for the agents on instances and for metrics grant on every resource
 * (AWSLambdaBasicExecutionRole, AWSLambdaVPCAccessExecutionRole, AmazonSSMManagedInstanceCore, AmazonEC2ContainerServiceforEC2Role,
 * CloudWatchAgentServerPolicy). Written out in a role it is no more than what everybody attaches.
 */
const AS_AWS_GRANTS: ReadonlySet<string> = new Set(
  `logs:createloggroup logs:createlogstream logs:putlogevents logs:putretentionpolicy cloudwatch:putmetricdata
  ec2:createnetworkinterface ec2:deletenetworkinterface ec2:assignprivateipaddresses ec2:unassignprivateipaddresses
  ecr:getauthorizationtoken sts:getcalleridentity ssm:updateinstanceinformation xray:puttracesegments xray:puttelemetryrecords
  ssm:putcomplianceitems ssm:updateassociationstatus ssm:updateinstanceassociationstatus ssm:putinventory ssm:putconfigurepackageresult
  ecs:registercontainerinstance ecs:deregistercontainerinstance ecs:starttelemetrysession ecs:submitcontainerstatechange
  ecs:submittaskstatechange`.split(/\s+/),
);

/** An action's service and name in lower case; undefined for what isn't known text of that form. */
export function partsOf(value: Value | undefined): readonly [service: string, name: string] | undefined {
  const text = knownText(value)?.toLowerCase().trim() ?? '';
  const colon = text.indexOf(':');
  return colon <= 0 || colon === text.length - 1 ? undefined : [text.slice(0, colon), text.slice(colon + 1)];
}

/** `*`, also as `*:*`. */
export function isEveryAction(value: Value | undefined): boolean {
  return /^\*+(?::\*+)?$/.test(knownText(value) ?? '');
}

/** `s3:*`: everything that a service has. */
export function isWholeService(value: Value | undefined): boolean {
  const [service, name] = partsOf(value) ?? [];
  return service !== undefined && /^\*+$/.test(name ?? '') && !service.includes('*');
}

/** Whether an action of a policy, wildcards included, covers one of some (`service:name`, in lower case). */
export function covers(value: Value, actions: readonly string[]): string | undefined {
  const text = knownText(value)?.toLowerCase();
  return text === undefined ? undefined : actions.find((action) => action === text || matches(action, text) === true);
}

/**
 * Whether an action on every resource is more than needed: it changes something, or reads data, and AWS lets a policy name the resources
 * (Service Authorization Reference). Listing and describing isn't: most of that can't be narrowed.
 */
export function shouldNameResources(value: Value): boolean {
  const [service, name] = partsOf(value) ?? [];
  if (service === undefined || name === undefined || AS_AWS_GRANTS.has(`${service}:${name}`)) return false;
  const known = UNSCOPABLE_ACTIONS[service];
  if (known === '*') return false;
  const reads = DATA[service] ?? [];
  if (/[*?]/.test(name)) {
    if (reads.some((read) => matches(read, name) === true)) return true;
    const literal = name.replace(/[*?].*$/s, '');
    return (
      literal !== '' && !LOOKING.test(literal) && !(known ?? '').split(' ').some((one) => matches(one, name) === true && literal.length > 8)
    );
  }
  if (reads.includes(name)) return true;
  return !LOOKING.test(name) && !(known ?? '').split(' ').includes(name);
}

/** Actions as they are shown: not more than three. */
export function shown(values: readonly Value[]): string {
  const texts = values.map((value) => asText(value) ?? '…');
  return texts.length > 3 ? `${texts.slice(0, 3).join(', ')} and ${texts.length - 3} more` : texts.join(', ');
}
