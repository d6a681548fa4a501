import {
  type Estate,
  type Resource,
  type Ternary,
  UNKNOWN_TEXT,
  Unknown,
  asText,
  decide,
  elements,
  or,
  startsWith,
} from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { isSet, noneOf } from '../../settings/index.ts';

const ASSOCIATIONS = ['AWS::WAFv2::WebACLAssociation', 'AWS::WAFRegional::WebACLAssociation'];
const LISTENERS = ['AWS::ElasticLoadBalancingV2::Listener'];
const APIS: ReadonlySet<string> = new Set(['AWS::ApiGateway::RestApi', 'AWS::Serverless::Api']);

type Publicity = (resource: Resource, estate: Estate) => Ternary;

const ARN_OF_STAGE = '!Sub arn:${AWS::Partition}:apigateway:${AWS::Region}::/restapis/${Api}/stages/${Stage}';

interface Associated {
  readonly what: string;
  readonly isPublic: Publicity;
  /** What an association names it with, as YAML. */
  readonly arn: string;
}

/** What a firewall can be associated with, and whether everybody reaches it. A distribution names its own. */
const ASSOCIATED: ReadonlyMap<string, Associated> = new Map<string, Associated>([
  ['AWS::ApiGateway::Stage', { what: 'API', isPublic: isPublicStage, arn: ARN_OF_STAGE }],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', { what: 'load balancer', isPublic: isPublicBalancer, arn: '!Ref LoadBalancer' }],
  ['AWS::AppSync::GraphQLApi', { what: 'API', isPublic: (api) => noneOf(['PRIVATE'])(api.property('Visibility')), arn: '!GetAtt Api.Arn' }],
]);

const DISTRIBUTION = 'AWS::CloudFront::Distribution';

export const wafBeforePublic: Rule = {
  id: 'waf-before-public',
  title: 'A web application firewall stands before what the internet reaches',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates CloudFront.6 and APIGateway.4 medium: it takes a flaw of the application behind it.',
  layer: 'runtime',
  why: 'Known attacks, floods and scanners reach the application itself; with a firewall a new flaw can be closed in minutes, before it is mended.',
  fix: associationWith('!Ref LoadBalancer'),
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/cloudfront-controls.html#cloudfront-6',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/apigateway-controls.html#apigateway-4',
    'https://docs.aws.amazon.com/securityhub/latest/userguide/elb-controls.html#elb-16',
    'https://docs.aws.amazon.com/config/latest/developerguide/appsync-associated-with-waf.html',
  ],
  types: [DISTRIBUTION, ...ASSOCIATED.keys()],
  check: eachResource([DISTRIBUTION, ...ASSOCIATED.keys()], judge),
};

function judge(resource: Resource, estate: Estate): Judgement | undefined {
  if (resource.type === DISTRIBUTION) {
    return {
      resource,
      path: ['Properties', 'DistributionConfig', 'WebACLId'],
      holds: or([isSet(resource.property('DistributionConfig', 'WebACLId')), ofAnotherDistribution(resource)]),
      message: 'No web application firewall stands before the distribution',
      fix: 'Properties:\n  DistributionConfig:\n    WebACLId: !GetAtt Firewall.Arn\n',
    };
  }
  const associated = ASSOCIATED.get(resource.type);
  if (associated === undefined) return undefined;
  const open = associated.isPublic(resource, estate);
  if (open === false) return undefined;
  const holds = hasFirewall(resource, estate);
  return {
    resource,
    path: ['Properties'],
    holds: holds === false && open !== true ? open : holds,
    message: `No web application firewall is associated with the ${associated.what}, which the internet reaches`,
    fix: associationWith(associated.arn),
  };
}

function associationWith(arn: string): string {
  return `WebAclAssociation:\n  Type: AWS::WAFv2::WebACLAssociation\n  Properties:\n    ResourceArn: ${arn}\n    WebACLArn: !GetAtt Firewall.Arn\n`;
}

/** A staging distribution has the firewall of the one that it stages for. */
function ofAnotherDistribution(resource: Resource): Ternary {
  return decide(resource.property('DistributionConfig', 'Staging'), (known) => known === true || known === 'true');
}

function hasFirewall(resource: Resource, estate: Estate): Ternary {
  const associations = estate.resources(...ASSOCIATIONS);
  if (associations.some((one) => namesIt(one, resource, estate))) return true;
  // Of an association with something that isn't in sight, nobody can say that it isn't this.
  const open = associations.find(
    (one) => one.stack.settings.place.world === resource.stack.settings.place.world && isElsewhere(one, estate),
  );
  return open === undefined ? false : new Unknown(`${open.logicalId} may be associated with it`);
}

function namesIt(association: Resource, resource: Resource, estate: Estate): boolean {
  if (estate.referencesFrom(association).some(({ to, path }) => to === resource && path.includes('ResourceArn'))) return true;
  if (resource.type !== 'AWS::ApiGateway::Stage') return false;
  // The ARN of a stage is put together of the API's id and the stage's name.
  const name = asText(resource.property('StageName'));
  const arn = asText(association.property('ResourceArn')) ?? '';
  const api = estate.named(resource.property('RestApiId'), resource, APIS)[0];
  const namesApi = estate.referencesFrom(association).some(({ to }) => to === api);
  const stage = /\/stages\/(.*)$/s.exec(arn)?.[1];
  return api !== undefined && namesApi && (name === undefined || stage === undefined || stage === name || stage.includes(UNKNOWN_TEXT));
}

function isElsewhere(association: Resource, estate: Estate): boolean {
  const arn = association.property('ResourceArn');
  return arn instanceof Unknown && !estate.referencesFrom(association).some(({ path }) => path.includes('ResourceArn'));
}

function isPublicStage(stage: Resource, estate: Estate): Ternary {
  const api = estate.named(stage.property('RestApiId'), stage, APIS)[0];
  const types = elements(api?.property('EndpointConfiguration', 'Types'));
  return types.length === 0 ? true : or(types.map((type) => noneOf(['PRIVATE'])(type)));
}

/** One that says so or has a listener; without either it serves nothing yet. One for networks or appliances takes no firewall. */
function isPublicBalancer(balancer: Resource, estate: Estate): Ternary {
  const serves = estate.resources(...LISTENERS).some((listener) => estate.referencesFrom(listener).some(({ to }) => to === balancer));
  if (!serves && balancer.property('Scheme') === undefined) return false;
  const isApplication = noneOf(['network', 'gateway'])(balancer.property('Type'));
  const isOpen = startsWith(balancer.property('Scheme') ?? 'internet-facing', 'internet-facing');
  return isApplication === false || isOpen === false ? false : isApplication === true ? isOpen : isApplication;
}
