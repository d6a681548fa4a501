interface Format {
  readonly name: string;
  /** All of them are in the text. */
  readonly marks: readonly RegExp[];
}

/** A key at the left margin of YAML, or of an object of JSON. */
const key = (name: string) => new RegExp(`(?:^|[{,]\\s*|^\\s*")"?${name}"?\\s*:`, 'm');

/** What people take for templates. */
const FORMATS: readonly Format[] = [
  {
    name: 'a configuration of Terraform',
    marks: [/^(?:(?:resource|data)\s+"[\w-]+"\s+"[\w-]+"|(?:module|variable|output|provider)\s+"[\w-]+"|terraform|locals)\s*\{/m],
  },
  { name: 'a plan or state of Terraform', marks: [/^\s*\{/, key('terraform_version')] },
  {
    name: 'a configuration of Terraform',
    marks: [/^\s*\{\s*(?:"\/\/"\s*:\s*"[^"]*",\s*)?"(?:terraform|provider|resource|data|module|variable)"\s*:\s*[{[]/],
  },
  { name: 'a manifest of Kubernetes', marks: [key('apiVersion'), key('kind')] },
  { name: 'a package.json of npm', marks: [/^\s*\{\s*"name"\s*:/, key('(?:version|dependencies|devDependencies|scripts|private)')] },
];

/** Far enough into a text to know it by. */
const BEGINNING = 20_000;

/** What a text that can't be read as a template is instead, for a message; undefined where that isn't plain. */
export function otherFormat(text: string): string | undefined {
  const beginning = text.replace(/^\uFEFF/, '').slice(0, BEGINNING);
  // What says that it is a template has a mistake of its own.
  if (key('(?:Resources|AWSTemplateFormatVersion)').test(beginning)) return undefined;
  return FORMATS.find(({ marks }) => marks.every((mark) => mark.test(beginning)))?.name;
}
