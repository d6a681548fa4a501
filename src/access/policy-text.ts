import { createHash } from 'node:crypto';

import { type Estate, REST, type Unknown, type Value, documentOf, isList, isMap, segmentsOf } from '../estate/index.ts';
import { type PolicyInput, UNKNOWN } from '../iam/index.ts';

/** Values of an estate as the evaluator reads them: unknown parts are marked, and what AWS will name has a name of its own. */
export class PolicyText {
  readonly #estate: Estate;
  readonly #isNaming: boolean;
  /** The names that were made up, and how they begin. */
  readonly #made = new Map<string, string>();
  /** By key of the unknown value, as each is asked for again and again. */
  readonly #names = new Map<string, string>();

  /** `isNaming`: whether what AWS names gets a name; else it stays unknown. */
  constructor(estate: Estate, { isNaming }: { readonly isNaming: boolean }) {
    this.#estate = estate;
    this.#isNaming = isNaming;
  }

  /** A policy document; `UNKNOWN` where nothing of it can be told. */
  document(value: Value | undefined): PolicyInput {
    const document = documentOf(value);
    if (document === undefined) return UNKNOWN;
    const plain = this.#plain(document);
    return typeof plain === 'object' && plain !== null ? plain : UNKNOWN;
  }

  /** A scalar; undefined for what isn't text. */
  text(value: Value | undefined): string | undefined {
    return segmentsOf(value)
      ?.map((segment) => (typeof segment === 'string' ? segment : this.#named(segment)))
      .join('');
  }

  /** Whether a document may spell out the real name of something that got one here: then they can't be told apart. */
  isSpelledOut(documents: readonly PolicyInput[]): boolean {
    let written = JSON.stringify(documents);
    for (const name of this.#made.keys()) written = written.replaceAll(name, '');
    const parts = (start: string) => written.toLowerCase().split(start.toLowerCase()).slice(1);
    return [...this.#made.values()].some((start) => parts(start).some((rest) => /^[a-z0-9]/.test(rest)));
  }

  #plain(value: Value): unknown {
    if (isList(value)) return value.map((element) => this.#plain(element));
    if (isMap(value)) {
      // Keys that nobody can list may be a condition, or another statement.
      if (value[REST] !== undefined) return UNKNOWN;
      return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, this.#plain(entry)]));
    }
    return value === null || typeof value === 'boolean' || typeof value === 'number' ? value : this.text(value);
  }

  /** The canonical id of an origin access identity is another name for the identity, which is in nobody's account. */
  #identityOfCloudFront(key: string): string {
    const id = createHash('sha256').update(key).digest('hex').slice(0, 13).toUpperCase();
    return `arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E${id}`;
  }

  /**
   * What AWS makes up is the same wherever a template refers to it, and nothing else. So it gets a name as CloudFormation forms it
   * (`<stack>-<logical id>-<random>`), whose end nobody has written
   * into a policy, or else `isSpelledOut` says so.
   */
  #named(unknown: Unknown): string {
    const { origin, key } = unknown;
    if (origin?.kind === 'attribute' && origin.attribute === 'S3CanonicalUserId' && key !== undefined)
      return this.#identityOfCloudFront(key);
    if (!this.#isNaming) return UNKNOWN;
    if (origin?.kind !== 'attribute' || key === undefined || !(origin.attribute === 'Ref' || origin.attribute === '(random)'))
      return UNKNOWN;
    const resource = this.#estate.find(origin.stack, origin.resource);
    const stack = resource?.stack.name;
    if (resource === undefined || stack === undefined || !resource.type.startsWith('AWS::')) return UNKNOWN;
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const random = createHash('sha256').update(key).digest('hex').slice(0, 12);
    if (origin.attribute === '(random)') {
      this.#names.set(key, random.slice(0, 6));
      return random.slice(0, 6);
    }
    const start = `${stack}-${resource.logicalId}-`;
    const name = `${start}${random.toUpperCase()}`;
    const written = resource.type === 'AWS::S3::Bucket' ? name.toLowerCase() : name;
    this.#made.set(written, start);
    this.#names.set(key, written);
    return written;
  }
}
