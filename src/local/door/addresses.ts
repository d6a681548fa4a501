import { jsonOf } from './answer.ts';
import type { Emulators } from './emulators.ts';

export interface Stage {
  readonly api: string;
  readonly stage: string;
}

/** Where the product of one account is inside ministack, looked up as its stacks made it and remembered until it isn't there any more. */
export class Addresses {
  readonly #emulators: Emulators;
  readonly #web = new Map<string, string>();
  readonly #api = new Map<string, Stage>();

  constructor(emulators: Emulators) {
    this.#emulators = emulators;
  }

  forget(account: string): void {
    this.#web.delete(account);
    this.#api.delete(account);
  }

  /** Label of the distribution (`d111…` of `d111….cloudfront.net`) that serves `app.<…>`, else of the only one. */
  async web(account: string): Promise<string | undefined> {
    const known = this.#web.get(account);
    if (known !== undefined) return known;
    const answer = await this.#emulators.get(account, 'cloudfront', '/2020-05-31/distribution');
    const label = distributionOf(answer.body.toString('utf8'));
    if (label !== undefined) this.#web.set(account, label);
    return label;
  }

  /** REST API and stage that the custom domain `api.<…>` maps to, else those of the API named `name`. */
  async api(account: string, name: string): Promise<Stage | undefined> {
    const known = this.#api.get(account);
    if (known !== undefined) return known;
    const found = (await this.#mapped(account)) ?? (await this.#named(account, name));
    if (found !== undefined) this.#api.set(account, found);
    return found;
  }

  async #mapped(account: string): Promise<Stage | undefined> {
    const domain = (await this.#items(account, '/domainnames'))
      .map(({ domainName }) => domainName)
      .find((each) => each?.startsWith('api.'));
    if (domain === undefined) return undefined;
    const mappings = await this.#items(account, `/domainnames/${domain}/basepathmappings`);
    const root = mappings.find(({ basePath }) => basePath === undefined || basePath === '' || basePath === '(none)');
    return root?.restApiId !== undefined && root.stage !== undefined ? { api: root.restApiId, stage: root.stage } : undefined;
  }

  async #named(account: string, name: string): Promise<Stage | undefined> {
    const api = (await this.#items(account, '/restapis?limit=500')).find((each) => each.name === name)?.id;
    return api === undefined ? undefined : { api, stage: 'live' };
  }

  async #items(account: string, path: string): Promise<readonly Item[]> {
    const list = jsonOf(await this.#emulators.get(account, 'apigateway', path)) as { item?: readonly Item[] } | undefined;
    return list?.item ?? [];
  }
}

interface Item {
  readonly id?: string;
  readonly name?: string;
  readonly domainName?: string;
  readonly basePath?: string;
  readonly restApiId?: string;
  readonly stage?: string;
}

/** Reads a ListDistributions answer. */
export function distributionOf(xml: string): string | undefined {
  const distributions = [...xml.matchAll(/<DistributionSummary>(.*?)<\/DistributionSummary>/gs)].map(([, inner = '']) => ({
    label: /<DomainName>([a-z0-9]+)\.cloudfront\.net<\/DomainName>/.exec(inner)?.[1],
    serves: /<Aliases>.*?<CNAME>app\./s.test(inner),
  }));
  const chosen = distributions.find(({ serves }) => serves) ?? (distributions.length === 1 ? distributions[0] : undefined);
  return chosen?.label;
}
