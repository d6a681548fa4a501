import { ACCESS_ROLE, PolicyText, type SourcedPolicy, bindingLevels, managementOf } from '../../access/index.ts';
import { type Account, type Estate, type Resource, asText } from '../../estate/index.ts';
import { UNKNOWN } from '../../iam/index.ts';
import { guisesOfPrincipal, signedGuises } from './account-guises.ts';
import { actorGuises } from './actor-guises.ts';
import type { Asking } from './asking.ts';
import { decide, prepare } from './decide.ts';
import type { Guise } from './guise.ts';
import type { Belongings } from './his-own.ts';
import { ANY_IN_REGION, type TextPattern, type Token, glob } from './pattern.ts';
import { type Place, type Side, placeInEstate } from './place.ts';
import { plainRole, toldApart } from './principal-names.ts';
import { isSpelledOut } from './spelled-out.ts';
import type { KnownActor, Surroundings } from './surroundings.ts';

/** What a world knows of its accounts. */
export interface Knowledge {
  readonly strangers: readonly string[];
  readonly apart: ReadonlySet<string>;
  readonly isOurs: (account: string) => boolean;
  readonly actor: (arn: string) => KnownActor | undefined;
}

type Levels = readonly (readonly SourcedPolicy[])[];

/** Surroundings out of an estate; what is asked often is found out once. */
export class EstateSurroundings implements Surroundings {
  readonly estate: Estate;
  readonly text: PolicyText;
  readonly partition: string;
  readonly managementAccount: string | undefined;
  readonly outsider: string;
  readonly apart: ReadonlySet<string>;
  readonly #knowledge: Knowledge;
  readonly #places = new Map<string, Place>();
  readonly #levels = new Map<string, Levels>();
  readonly #had = new Map<string, boolean>();
  #principals: ReadonlyMap<string, readonly Resource[]> | undefined;
  readonly #bound = new Map<string, boolean>();
  readonly #belongings = new Map<string, Belongings>();
  #buckets: ReadonlySet<string> | undefined;

  constructor(estate: Estate, knowledge: Knowledge) {
    this.estate = estate;
    this.text = new PolicyText(estate, { isNaming: !isSpelledOut(estate) });
    this.partition = partitionOf(estate);
    this.managementAccount = managementOf(estate);
    this.apart = knowledge.apart;
    this.#knowledge = knowledge;
    const taken = new Set([...knowledge.strangers, ...estate.accounts.map(({ id }) => id)]);
    this.outsider = ['989898989898', '979797979797', '969696969696', '959595959595'].find((id) => !taken.has(id)) ?? '949494949494';
  }

  account(id: string): Account | undefined {
    return this.estate.account(id);
  }

  placeOf(account: Account, side: Side): Place {
    const key = `${side} ${account.id}`;
    let place = this.#places.get(key);
    if (place === undefined) {
      place = placeInEstate(this.estate, account, side);
      this.#places.set(key, place);
    }
    return place;
  }

  actor(arn: string): KnownActor | undefined {
    return this.#knowledge.actor(arn);
  }

  /** An ARN that is known through and through, or where the resource stands. */
  addressOf(resource: Resource): string {
    for (const value of [resource.attribute('Arn'), resource.reference]) {
      const text = asText(value);
      if (text?.startsWith('arn:') === true && !text.includes('<') && !text.includes('{{')) return text;
    }
    return `${resource.account ?? ''}/${resource.template}#${resource.logicalId}`;
  }

  permissionSetRolesOf(account: string): readonly TextPattern[] {
    const start = `arn:${this.partition}:iam::${account}:role/aws-reserved/sso.amazonaws.com/`;
    const sets = new Set(this.estate.access.filter((one) => one.account === account).map(({ permissionSet }) => permissionSet.name));
    return [...sets].flatMap((name) => {
      const end = glob(`AWSReservedSSO_${name}_????????????????`).tokens;
      // With the region of Identity Center on the way, unless that is us-east-1.
      const ways: readonly (readonly Token[])[] = [
        [...start, ...end],
        [...start, ANY_IN_REGION, '/', ...end],
      ];
      return ways.map((tokens) => ({ tokens, ignoreCase: false }));
    });
  }

  levelsOf(id: string, type: 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'): Levels {
    const key = `${type} ${id}`;
    let levels = this.#levels.get(key);
    if (levels === undefined) {
      const account = this.estate.account(id);
      const all = account === undefined ? [] : bindingLevels(this.estate, account, type).map(({ policies }) => policies);
      // AWS leaves no level without an SCP, so one of which the estate tells none is taken to forbid nothing.
      levels = all.filter((policies) => policies.length > 0);
      this.#levels.set(key, levels);
    }
    return levels;
  }

  /** Who makes a role is one that is there, or one of which no SCP speaks: else the first of a kind would make itself. */
  mayHave(account: string, principal: string): boolean {
    const known = this.#had.get(principal);
    if (known !== undefined) return known;
    const [, kind = '', path = ''] = /^arn:[^:]*:iam::\d{12}:(role|user)\/(.+)$/.exec(principal) ?? [];
    const isAws = kind === '' || path === ACCESS_ROLE || /^aws-(?:reserved|service-role)\//.test(path) || path === 'any';
    const existing = this.#principalsOf(account);
    let has = isAws || existing.includes(principal);
    if (!has) {
      // A user can be given another name.
      const actions = kind === 'role' ? ['iam:CreateRole'] : ['iam:CreateUser', 'iam:UpdateUser'];
      const making = prepare(this, { actions, arn: principal, account });
      const others = [`arn:${this.partition}:iam::${account}:role/${ACCESS_ROLE}`, ...existing];
      const makers = (action: string) => [plainRole(this, account), ...toldApart(this, account, action, others)];
      has = making.some((one) =>
        makers(one.action).some((maker) => decide(this, one, () => guisesOfPrincipal(this, account, maker, one, true)).answer !== 'closed'),
      );
    }
    this.#had.set(principal, has);
    return has;
  }

  /** ARNs of the roles and users that an account's templates hold, as far as they are known. */
  #principalsOf(account: string): readonly string[] {
    this.#principals ??= Map.groupBy(this.estate.resources('AWS::IAM::Role', 'AWS::IAM::User'), (one) => one.account ?? '');
    return (this.#principals.get(account) ?? []).map((one) => this.text.text(one.attribute('Arn')) ?? UNKNOWN);
  }

  isBound(account: string): boolean {
    return this.#isBound(`account ${account}`, account, () => [...signedGuises(this, account, LEAVING, true)]);
  }

  /** Whether somebody whose permissions are known is bound: who can't leave the organization himself is. */
  isActorBound(arn: string): boolean {
    const actor = this.actor(arn);
    const account = actor?.found.account;
    if (actor === undefined || account === undefined) return false;
    // What nobody there can do, he can't.
    if (this.isBound(account.id)) return true;
    return this.#isBound(`actor ${arn}`, account.id, () => [...actorGuises(this, actor, () => true, LEAVING)]);
  }

  #isBound(key: string, account: string, guises: () => readonly Guise[]): boolean {
    const known = this.#bound.get(key);
    if (known !== undefined) return known;
    const isLimited = this.levelsOf(account, 'SERVICE_CONTROL_POLICY').length > 0 && account !== this.managementAccount;
    const [leaving] = isLimited ? prepare(this, { actions: ['organizations:LeaveOrganization'], arn: '*', account }) : [];
    const bound = leaving !== undefined && decide(this, leaving, guises).answer === 'closed';
    this.#bound.set(key, bound);
    return bound;
  }

  belongingsOf(account: string): Belongings {
    let belongings = this.#belongings.get(account);
    if (belongings === undefined) {
      const networks = this.estate
        .resources('AWS::EC2::VPC', 'AWS::EC2::VPCEndpoint')
        .filter((one) => one.account === account)
        .map((one) => this.text.text(one.reference) ?? UNKNOWN)
        .filter((id) => !id.includes(UNKNOWN));
      belongings = {
        account,
        networks,
        hasSharedNetwork: this.#sharesNetworkWith(account),
        isElsewhere: (arn) => this.#isElsewhere(arn, account),
      };
      this.#belongings.set(account, belongings);
    }
    return belongings;
  }

  /** Subnets that are shared with somebody else let his workloads run in the network of who shares them. */
  #sharesNetworkWith(account: string): boolean {
    const shares = this.estate.resources('AWS::RAM::ResourceShare').filter((share) => share.account !== account);
    return (
      shares.some((share) => JSON.stringify(share.properties).includes('subnet')) ||
      this.estate.facts.some((fact) => fact.kind === 'ram-share' && JSON.stringify(fact).includes('subnet'))
    );
  }

  #isElsewhere(arn: string, account: string): boolean {
    this.#buckets ??= new Set(
      this.estate
        .resources('AWS::S3::Bucket')
        .filter((bucket) => bucket.account !== undefined && this.#knowledge.isOurs(bucket.account))
        .map((bucket) => this.text.text(bucket.attribute('Arn')) ?? ''),
    );
    return this.#buckets.has(arn) && account !== '';
  }
}

const LEAVING: Asking = {
  action: 'organizations:LeaveOrganization',
  naming: { anybody: true, accounts: new Set<string>(), services: [], federated: false, names: [] },
  statements: [],
  isTrust: false,
};

function partitionOf(estate: Estate): string {
  const region = estate.stacks.find((stack) => stack.region !== undefined)?.region ?? '';
  return region.startsWith('cn-') ? 'aws-cn' : region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
