import { CloudFormationClient, GetTemplateCommand } from '@aws-sdk/client-cloudformation';
import { parse } from 'yaml';

import type { StackDescription, Template } from '../assembly/index.ts';
import { type AccountAccess, inWords } from '../cloud/index.ts';

/** The template of a stack as CloudFormation has it, which may give it back as YAML. */
export async function deployedTemplate(access: AccountAccess, { name, region }: StackDescription): Promise<Template> {
  const client = access.client(CloudFormationClient, region);
  const { TemplateBody = '{}' } = await inWords(`read the template of ${name}`, () =>
    client.send(new GetTemplateCommand({ StackName: name })),
  );
  return parse(TemplateBody) as Template;
}
