/**
 * Every resource of every account in one resolved graph, offline: of templates, of an estate's folder, or of an assembly. Rules read
 * `estate.resources('AWS::S3::Bucket')`, judge `resource.properties` with the functions for values, and say `resource.line(path)`.
 */
export type { AttachedPolicy } from './graph/attached-policies.ts';
export { digestOf as estateDigest } from './graph/digest.ts';
export type { Estate } from './graph/estate.ts';
export { type Level, isEnabled } from './graph/organization.ts';
export type { Reference } from './graph/references.ts';
export type { Resource, ResourcePath } from './graph/resource.ts';
export type { GroupRule } from './graph/security-groups.ts';
export type { AppliedTemplate, Binding, StackSettings } from './graph/applied-template.ts';
export type { Gap, Stack } from './graph/stack.ts';
export * from './load/estate-file.ts';
export { checkedEstate, loadEstate } from './load/load-estate.ts';
export { type TemplateText, estateOfTemplates, loadTemplates } from './load/load-templates.ts';
export { type AssemblySurroundings, estateOfAssembly, placeholderAccount } from './load/of-assembly.ts';
export { writeEstate } from './load/write-estate.ts';
export type { Position, Source, TemplateProblem } from './template/source.ts';
export * from './values/index.ts';
