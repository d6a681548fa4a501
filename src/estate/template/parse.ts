import { readJson } from './json.ts';
import { LARGEST_TEMPLATE, withinLimits } from './limits.ts';
import { otherFormat } from './other-format.ts';
import { isObject } from './records.ts';
import { Unreadable, type Source, type TemplateProblem } from './source.ts';
import { readYaml } from './yaml.ts';

/** Reads a template of any origin, by its content and not by its name. Never throws: what can't be read is a problem with its line. */
export function parseTemplate(path: string, content: string): Source | TemplateProblem {
  try {
    const source = parse(path, content.replace(/^\uFEFF/, ''));
    withinLimits(source.value);
    checkShape(source);
    return source;
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const other = otherFormat(content);
    if (other !== undefined) return problemOf(path, `is not a template: it is ${other}, and only CloudFormation's templates are read`, 1);
    return problemOf(path, error.message, error.line);
  }
}

export function problemOf(template: string, message: string, line?: number): TemplateProblem {
  return { template, message, ...(line === undefined ? {} : { line }) };
}

function parse(path: string, text: string): Source {
  if (text.length > LARGEST_TEMPLATE) {
    throw new Unreadable(`is larger than ${LARGEST_TEMPLATE / 1024 / 1024} MB; CloudFormation takes no more than 1 MB`);
  }
  if (/^\s*$/.test(text)) throw new Unreadable('is empty', 1);
  if (text.includes('\u0000')) throw new Unreadable('is not text');
  // YAML in flow style begins like JSON, but hardly anybody quotes its keys as JSON does.
  return /^\s*[{[](?!\s*[A-Za-z_'#])/.test(text) ? readJson(path, text) : readYaml(path, text);
}

function checkShape({ value, positionOf }: Source): void {
  if (!isObject(value)) throw new Unreadable('is not a template: it is no object', 1);
  if (!Object.hasOwn(value, 'Resources'))
    throw new Unreadable(
      'is not a template: it has no Resources, the object in which a template of CloudFormation declares what it makes',
      1,
    );
  if (!isObject(value['Resources'])) throw new Unreadable('is not a template: Resources is not an object', positionOf(['Resources']).line);
}
