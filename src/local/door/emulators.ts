import { jsonOf, type Answer } from './answer.ts';
import type { Upstream } from './upstream.ts';

/** Services in which moto is the better emulator; all others are ministack's. Signing names. */
const MOTO_SERVICES = new Set([
  'access-analyzer',
  'account',
  'ce',
  'guardduty',
  'identitystore',
  'inspector2',
  'macie2',
  'organizations',
  'ram',
  'securityhub',
  'servicequotas',
  'sso',
]);

export function isMotoService(service: string): boolean {
  return MOTO_SERVICES.has(service);
}

/** The two emulators as the door's own errands see them: as the root of an account, which no caller from outside ever is. */
export class Emulators {
  readonly moto: Upstream;
  readonly ministack: Upstream;
  readonly region: string;

  constructor(moto: Upstream, ministack: Upstream, region: string) {
    this.moto = moto;
    this.ministack = ministack;
    this.region = region;
  }

  /** A call of Organizations; undefined when it is refused. */
  async organizations(account: string, operation: string, input: unknown = {}): Promise<Record<string, unknown> | undefined> {
    return this.#moto(account, this.region, 'organizations', `AWSOrganizationsV20161128.${operation}`, input);
  }

  /** A call about Identity Center's permission sets, in the region where it is; undefined when it is refused. */
  async permissionSets(account: string, region: string, operation: string, input: unknown): Promise<Record<string, unknown> | undefined> {
    return this.#moto(account, region, 'sso', `SWBExternalService.${operation}`, input);
  }

  async #moto(account: string, region: string, service: string, target: string, input: unknown) {
    const answer = await this.moto.ask({
      method: 'POST',
      path: '/',
      headers: {
        authorization: rootAuthorization(account, region, service),
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': target,
        'x-moto-account-id': account,
      },
      body: Buffer.from(JSON.stringify(input)),
    });
    return answer.status === 200 ? (jsonOf(answer) as Record<string, unknown>) : undefined;
  }

  /** A call of the query protocol of ministack, such as IAM. */
  async query(account: string, service: string, fields: Readonly<Record<string, string>>): Promise<Answer> {
    return this.ministack.ask({
      method: 'POST',
      path: '/',
      headers: { ...this.#asRoot(account, service), 'content-type': 'application/x-www-form-urlencoded' },
      body: Buffer.from(new URLSearchParams(fields).toString()),
    });
  }

  async json(account: string, service: string, target: string, input: unknown): Promise<Answer> {
    return this.ministack.ask({
      method: 'POST',
      path: '/',
      headers: { ...this.#asRoot(account, service), 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': target },
      body: Buffer.from(JSON.stringify(input)),
    });
  }

  async get(account: string, service: string, path: string): Promise<Answer> {
    return this.ministack.ask({ method: 'GET', path, headers: this.#asRoot(account, service) });
  }

  #asRoot(account: string, service: string): Record<string, string> {
    return { authorization: rootAuthorization(account, this.region, service), 'x-forwarded-proto': 'https' };
  }
}

/** Both emulators read the scope and don't check the signature; a twelve-digit key is the root of that account to ministack. */
function rootAuthorization(account: string, region: string, service: string): string {
  return `AWS4-HMAC-SHA256 Credential=${account}/20200101/${region}/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}
