import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { parse } from 'yaml';

/** What a person knows of one resource for one promise. Whatever has no label is not scored. */
export interface Label {
  readonly template: string;
  readonly resource: string;
  readonly promise: string;
  /** Promises under which a finding counts as well, where one fault concerns several. */
  readonly also: readonly string[];
  /** Resources of the template at which a finding counts as well, where two decide together, such as a bucket and its policy. */
  readonly orAt: readonly string[];
  readonly kind: 'fault' | 'good';
  /** From the resource to the property that decides. */
  readonly path?: string;
  readonly what: string;
}

type Written = Omit<Label, 'template' | 'also' | 'orAt'> & Partial<Pick<Label, 'also' | 'orAt'>>;

/** Holds `labels.json` and the folder `templates`, in it a folder for each promise. */
export const LABELLED = import.meta.dirname;

/** Throws where a label names a template or a resource that isn't there, so that labels can't drift from the templates. */
export function loadLabels(folder: string): readonly Label[] {
  const written = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as Readonly<Record<string, readonly Written[]>>;
  return Object.entries(written).flatMap(([template, labels]) => {
    const resources = resourcesOf(readFileSync(join(folder, 'templates', template), 'utf8'));
    const missing = labels.flatMap(({ resource, orAt = [] }) => [resource, ...orAt]).find((id) => !Object.hasOwn(resources, id));
    if (missing !== undefined) throw new Error(`labels.json names the resource ${missing} of ${template}, which isn't there`);
    return labels.map((label): Label => ({ also: [], orAt: [], ...label, template }));
  });
}

/** The resources of a template, by a plain reader of YAML that knows nothing of CloudFormation: the bench doesn't lean on what it measures. */
function resourcesOf(text: string): Readonly<Record<string, object>> {
  const { Resources } = parse(text, { logLevel: 'silent', merge: true }) as { readonly Resources: Readonly<Record<string, object>> };
  return Resources;
}
