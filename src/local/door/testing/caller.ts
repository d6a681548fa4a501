import { request, type IncomingHttpHeaders } from 'node:http';

import { Organizations } from '@aws-sdk/client-organizations';
import { STS } from '@aws-sdk/client-sts';

import type { LoggedRequest } from '../request-log.ts';
import { MANAGEMENT, REGION, TOKEN, type TestCloud } from './test-cloud.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface Visit {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface VisitOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export const ROOT: Keys = { accessKeyId: MANAGEMENT, secretAccessKey: 'test' };

/** Everything that a test does at the door of one cloud. */
export class Caller {
  readonly #cloud: TestCloud;
  readonly organizations: Organizations;

  constructor(cloud: TestCloud) {
    this.#cloud = cloud;
    this.organizations = new Organizations(this.settings());
  }

  settings(credentials: Keys = ROOT): { readonly region: string; readonly endpoint: string; readonly credentials: Keys } {
    return { region: REGION, endpoint: this.#cloud.endpoint, credentials };
  }

  async createAccount(name: string, email = `aws+${name}@harbor.example`): Promise<string> {
    const { CreateAccountStatus: status } = await this.organizations.createAccount({ AccountName: name, Email: email });
    return status?.AccountId ?? '';
  }

  async sessionIn(account: string): Promise<Keys> {
    const RoleArn = `arn:aws:iam::${account}:role/OrganizationAccountAccessRole`;
    const { Credentials: found } = await new STS(this.settings()).assumeRole({ RoleArn, RoleSessionName: 'test' });
    return {
      accessKeyId: found?.AccessKeyId ?? '',
      secretAccessKey: found?.SecretAccessKey ?? '',
      sessionToken: found?.SessionToken ?? '',
    };
  }

  async rootId(): Promise<string> {
    const { Roots: [root] = [] } = await this.organizations.listRoots({});
    return root?.Id ?? '';
  }

  /** Like a browser, which resolves every name below localhost itself. */
  visit(host: string, path: string, { method = 'GET', headers = {}, body }: VisitOptions = {}): Promise<Visit> {
    const { port } = this.#cloud;
    return new Promise((resolve, reject) => {
      const sent = request({ host: '127.0.0.1', port, path, method, headers: { host: `${host}:${port}`, ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      sent.on('error', reject);
      if (body !== undefined) sent.setHeader('content-length', Buffer.byteLength(body));
      sent.end(body);
    });
  }

  control(method: string, path: string, body?: unknown): Promise<Visit> {
    const headers = { 'x-landfall-token': TOKEN };
    return this.visit('127.0.0.1', `/_landfall/${path}`, {
      method,
      headers,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  async log(since = 0): Promise<{ next: number; requests: readonly LoggedRequest[] }> {
    return JSON.parse((await this.control('GET', `requests?since=${since}`)).text) as { next: number; requests: readonly LoggedRequest[] };
  }
}
