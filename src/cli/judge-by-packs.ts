import type { PackName, PackedTemplate } from '../blueprint/index.ts';
import type { Estate, Stack } from '../estate/index.ts';
import { type CheckError, type Rule, packRules } from '../guidelines/index.ts';
import { LandfallError, closest } from '../report/index.ts';

/** Parameters whose value CDK can't put in the place of a reference as it stands. */
const LISTED = /^(?:CommaDelimitedList|List<.*>|AWS::SSM::.*)$/;

/** What packs of cdk-nag say of an estate's templates, as rules. Throws `LandfallError` for a pack that there isn't. */
export async function rulesOfPacks(
  estate: Estate,
  packs: readonly string[],
): Promise<{ readonly rules: readonly Rule[]; readonly errors: readonly CheckError[] }> {
  const { PACK_NAMES, judgeByPacks } = await import('../blueprint/packs/judge-by-packs.ts');
  const names = packs.map((pack) => packNamed(pack, PACK_NAMES));
  const templates = new Map(estate.stacks.map((stack) => [stack.template, stack]));
  const { answers, errors } = await judgeByPacks({
    packs: [...new Set(names)],
    templates: [...templates.values()].map(packed),
  });
  return {
    rules: packRules(answers),
    errors: errors.map(({ template, message }) => ({ template, message: `cdk-nag can't load it: ${message}` })),
  };
}

function packNamed(given: string, all: readonly PackName[]): PackName {
  const name = given.trim().toLowerCase();
  const found = all.find((pack) => pack === name);
  if (found !== undefined) return found;
  const match = closest(name, all);
  throw new LandfallError('UnknownPack', `there is no pack ${JSON.stringify(given)}`, {
    fix: match === undefined ? `use some of ${all.join(', ')}` : `did you mean ${match}?`,
  });
}

function packed(stack: Stack): PackedTemplate {
  const parameters = Object.entries(stack.parameters).flatMap(([name, definition]) => {
    const { Type: type, Default: byDefault } = definition as { readonly Type?: unknown; readonly Default?: unknown };
    const value = stack.settings.given(name) ?? byDefault;
    const known = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
    return known && !LISTED.test(String(type)) ? [[name, String(value)] as const] : [];
  });
  return { path: stack.template, text: JSON.stringify(stack.source.value), parameters: Object.fromEntries(parameters) };
}
