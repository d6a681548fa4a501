/** What a release asks of an environment's account: four narrow ports, so that its order and its failures can be tried without a cloud. */
export interface ReleaseCloud {
  readonly functions: FunctionCode;
  readonly objects: ObjectStore;
  readonly records: RecordStore;
  readonly edge: Edge;
  readonly clock: Clock;
}

export interface FunctionState {
  /** `$LATEST`, or the number of a published version. */
  readonly version: string;
  /** SHA-256 of the archive in base64, as Lambda gives it. */
  readonly codeSha256: string;
  /** Of everything but the code; undefined where a part of it may not be read. */
  readonly configHash: string | undefined;
  readonly condition: 'ready' | 'pending' | 'failed';
  readonly reason?: string;
}

export interface FunctionAlias {
  readonly version: string;
  /** Changes with every change of the alias. */
  readonly revision: string;
}

export interface FunctionCode {
  /** Undefined when there is no such function or version; without a version, that of `$LATEST`. */
  configuration(name: string, version?: string): Promise<FunctionState | undefined>;
  /** Where the alias `live` points; undefined when there is none. */
  alias(name: string): Promise<FunctionAlias | undefined>;
  updateCode(name: string, archive: { readonly bucket: string; readonly key: string }): Promise<FunctionState>;
  /** Freezes `$LATEST`; refused when its code has another hash. */
  publish(name: string, codeSha256: string, description: string): Promise<FunctionState>;
  /** Refused when the alias has another revision by now. */
  moveAlias(name: string, to: string, revision: string): Promise<FunctionAlias>;
}

export interface ObjectHeaders {
  readonly contentType: string;
  readonly cacheControl: string;
}

export interface StoredObject {
  readonly content: Uint8Array;
  readonly etag: string;
}

/** The write takes place only where there is no object yet, or the object is still that one. */
export type WriteCondition = { readonly absent: true } | { readonly etag: string };

export interface ObjectStore {
  /** Key → size in bytes of everything below the prefix. */
  list(bucket: string, prefix: string): Promise<ReadonlyMap<string, number>>;
  read(bucket: string, key: string): Promise<StoredObject | undefined>;
  /** `sha256` in hexadecimal: refused when the content that arrives has another one. */
  write(
    bucket: string,
    key: string,
    content: Uint8Array,
    options?: { readonly headers?: ObjectHeaders; readonly sha256?: string },
  ): Promise<void>;
  /** The new ETag, or undefined when the condition doesn't hold. */
  writeIf(bucket: string, key: string, content: Uint8Array, condition: WriteCondition): Promise<string | undefined>;
  copy(
    from: { readonly bucket: string; readonly key: string },
    to: { readonly bucket: string; readonly key: string },
    headers: ObjectHeaders,
  ): Promise<void>;
}

export interface RecordStore {
  read(name: string): Promise<string | undefined>;
  write(name: string, value: string): Promise<void>;
}

export interface Edge {
  /** Everything that is cached of this distribution. */
  invalidate(distribution: string): Promise<void>;
}

export interface Clock {
  wait(milliseconds: number): Promise<void>;
  /** Calls again and again until the function that it gives is called; doesn't keep the process alive. */
  every(milliseconds: number, call: () => void): () => void;
  /** ISO 8601. */
  now(): string;
}
