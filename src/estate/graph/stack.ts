import { unrolled } from '../resolve/loop.ts';
import { isNoEcho } from '../resolve/parameters.ts';
import { type Depth, type Neighbours, Resolver } from '../resolve/resolver.ts';
import { expandServerless, implicitGateways, isServerless } from '../sam/expand.ts';
import { type JsonObject, isObject, own } from '../template/records.ts';
import { LANGUAGE_EXTENSIONS, type ResourceSource, SAM, type Sections, faultOf, sectionsOf } from '../template/sections.ts';
import { type Source, type SourcePath, type TemplateProblem } from '../template/source.ts';
import type { AppliedTemplate, StackSettings } from './applied-template.ts';
import { Resource } from './resource.ts';

/** A part of a template of which nothing can be told before it is applied. Never to be taken for nothing. */
export interface Gap {
  /**
   * `macro`: it may change anything; `addition`: a macro of AWS's or a stack set adds resources; `loop`: over what isn't known; `module`, `nested` (stack):
   * what is in it isn't here; `serverless`: what isn't plain of the transform.
   */
  readonly kind: 'macro' | 'addition' | 'loop' | 'module' | 'nested' | 'serverless';
  readonly stack: Stack;
  /** Where one resource is concerned. */
  readonly resource?: string;
  readonly line: number;
  readonly why: string;
}

/** Transforms of AWS's own that leave what is written as it is. */
const ADDING = /^AWS::(?:SecretsManager-|CodeDeployBlueGreen$|ServiceCatalog$)/;

/** One template as it is applied in one place. */
export class Stack implements AppliedTemplate {
  readonly source: Source;
  readonly resolver: Resolver;
  readonly settings: StackSettings;
  readonly gaps: Gap[] = [];
  /** Everything that the template makes, what a condition rules out included. */
  readonly declared: ReadonlyMap<string, Resource>;
  readonly #sections: Sections;
  #existing: readonly Resource[] | undefined;

  constructor(source: Source, settings: StackSettings, neighbours: Neighbours, depth: Depth, report: (problem: TemplateProblem) => void) {
    this.source = source;
    this.settings = settings;
    this.#sections = sectionsOf(source, report);
    this.resolver = new Resolver(settings.place, this.#sections, settings.given, neighbours, depth);
    this.resolver.conditions = new Map(this.#entries(this.#sections.conditions, 'Conditions').map(({ key, raw }) => [key, raw]));
    this.#noteMacros();
    this.resolver.resources = this.#resources(report);
    this.declared = new Map([...this.resolver.resources].map(([id, resource]) => [id, new Resource(this, resource)]));
  }

  /** Identifies the stack in its estate. */
  get key(): string {
    return this.settings.place.key;
  }

  get name(): string | undefined {
    return this.settings.place.name;
  }

  get account(): string | undefined {
    return this.settings.place.account;
  }

  get region(): string | undefined {
    return this.settings.place.region;
  }

  get template(): string {
    return this.source.path;
  }

  /** The template's parameters as they are written. */
  get parameters(): JsonObject {
    return this.#sections.parameters;
  }

  get outputs(): JsonObject {
    return this.#sections.outputs;
  }

  /** Every resource but those that certainly aren't made. */
  get resources(): readonly Resource[] {
    this.#existing ??= [...this.declared.values()].filter((resource) => resource.exists !== false);
    return this.#existing;
  }

  /** Whether a parameter is masked wherever CloudFormation shows it. */
  isNoEcho(parameter: string): boolean {
    const definition = own(this.#sections.parameters, parameter);
    return isObject(definition) && isNoEcho(definition);
  }

  /** The line of a path from the template's root, from 1. */
  line(path: SourcePath): number {
    return this.source.positionOf(path).line;
  }

  #gap(kind: Gap['kind'], at: SourcePath, why: string, resource?: string): void {
    this.gaps.push({ kind, stack: this, ...(resource === undefined ? {} : { resource }), line: this.line(at), why });
  }

  #entries(section: JsonObject, name: string) {
    return unrolled(section, [name], this.resolver, this.resolver.loops, ({ why }, at) => this.#gap('loop', at, why));
  }

  #noteMacros(): void {
    for (const name of this.#sections.transforms) {
      if (name === SAM || name === LANGUAGE_EXTENSIONS) continue;
      if (ADDING.test(name)) this.#gap('addition', ['Transform'], `the transform ${name} adds resources when the stack is applied`);
      else this.#gap('macro', ['Transform'], `the macro ${name} may change anything in the template`);
    }
    if (Object.hasOwn(this.#sections.resources, 'Fn::Transform')) {
      this.#gap('macro', ['Resources', 'Fn::Transform'], 'a macro adds resources when the stack is applied');
    }
  }

  #resources(report: (problem: TemplateProblem) => void): ReadonlyMap<string, ResourceSource> {
    const written: ResourceSource[] = [];
    for (const { key, raw, at } of this.#entries(this.#sections.resources, 'Resources')) {
      if (key === 'Fn::Transform') continue;
      const fault = faultOf(raw);
      if (fault !== undefined) {
        const line = this.line(fault.at === undefined ? at : [...at, fault.at]);
        report({ template: this.template, message: `the resource ${key} ${fault.message}`, line });
      } else written.push({ logicalId: key, type: String(own(raw, 'Type')), definition: raw as JsonObject, at });
    }
    return this.#transformed(written);
  }

  #transformed(written: readonly ResourceSource[]): ReadonlyMap<string, ResourceSource> {
    const all = new Map(written.map((resource) => [resource.logicalId, resource]));
    for (const { logicalId, type, at } of written) {
      if (type.endsWith('::MODULE')) this.#gap('module', at, `the module ${type} is written out when the stack is applied`, logicalId);
      if (type === 'AWS::CloudFormation::Stack') this.#gap('nested', at, 'the template of the nested stack is not here', logicalId);
      // It is applied in other accounts or regions, with values of its own: even one that is written out isn't judged here.
      if (type === 'AWS::CloudFormation::StackSet')
        this.#gap('addition', at, 'what the stack set applies elsewhere is not here', logicalId);
    }
    const serverless = written.filter(({ type }) => isServerless(type));
    const gateways = implicitGateways(serverless).map(({ id, kind, from }) => {
      const type = `AWS::Serverless::${kind}`;
      // Whoever wrote only the event finds the gateway at his function.
      const written = { logicalId: from.logicalId, path: () => ['Properties', 'Events'] };
      return { logicalId: id, type, definition: { Type: type }, at: from.at, written };
    });
    // What is written wins over what the transform makes of something else under the same id.
    for (const resource of [...gateways, ...serverless]) {
      const { resources, gaps } = expandServerless(resource, this.#sections);
      for (const made of resources) if (made.logicalId === resource.logicalId || !all.has(made.logicalId)) all.set(made.logicalId, made);
      for (const why of gaps) this.#gap('serverless', resource.at, why, resource.logicalId);
    }
    return all;
  }
}
