import { type Resource, isSecret } from '../../../estate/index.ts';
import { ANY_TYPE, type Judgement, type Rule, eachResource } from '../../rule.ts';
import { type Script, scriptsOf, unknownsIn } from './scripts.ts';
import { isValue, secrecyOf } from './secret-names.ts';
import { credentialIn } from './secret-texts.ts';

const TYPES = [ANY_TYPE];

/** User data, metadata and code hold no secret. */
export const scriptWithoutSecrets: Rule = {
  id: 'script-without-secrets',
  title: 'No user data, metadata, build or code holds a secret',
  promise: 'G10',
  severity: 'high',
  severityReason: 'Every process of the machine, and whoever may describe it, reads the secret',
  layer: 'template',
  why: 'User data and metadata aren’t protected: everybody on the machine and everybody who may describe the instance or stack can read them, also what a masked parameter put in.',
  fix: `Properties:
  UserData:
    Fn::Base64: |
      #!/bin/bash
      password=$(aws secretsmanager get-secret-value --secret-id database --query SecretString --output text)
`,
  sources: [
    'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/user-data.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/parameters-section-structure.html',
  ],
  types: TYPES,
  check: eachResource(TYPES, judge),
};

function* judge(resource: Resource): Generator<Judgement> {
  for (const script of scriptsOf(resource)) {
    const fault = faultOf(script);
    yield { resource, path: script.path, holds: fault === undefined, message: fault ?? '' };
  }
}

function faultOf({ path, value, text }: Script): string | undefined {
  const form = credentialIn(text);
  if (form !== undefined) return `This holds ${form}`;
  const under = String(path.at(-1));
  const secrecy = path[0] === 'Metadata' ? secrecyOf(under) : undefined;
  if (secrecy === 'certain' && isValue(value, secrecy)) return `${under} is written in the metadata`;
  const written = assignedIn(text);
  if (written !== undefined) return `${written} is written in it`;
  const masked = unknownsIn(value).find(({ unknown }) => unknown.origin?.kind === 'parameter' && isSecret(unknown));
  if (masked?.unknown.origin?.kind !== 'parameter') return undefined;
  return `The masked parameter ${masked.unknown.origin.name} is shown in it`;
}

/** `export DB_PASSWORD=…`, `password: "…"`, `--master-user-password …`, `IDENTIFIED BY '…'`, `define('DB_PASSWORD', '…')`; the name, where the value is a secret. */
const ASSIGNED = [
  /(?:^|[\s;&"'])(?:export\s+|set\s+|ENV\s+)?(?<name>[A-Za-z_]\w{0,80})=(?<value>[^\s"'`$\\{}()[\];&|<>,]{4,})(?=[\s;&"'\\]|$)/g,
  /(?<![\w.-])(?<name>[A-Za-z_][\w.-]{0,80})["']?\s{0,20}(?::|=|:=|=>)\s*(?<quote>["'])(?<value>[^"'`$\\{}()[\];|<>\n]{4,400})\k<quote>/g,
  /\w\(\s*(?<quote>["'])(?<name>\w{1,80})\k<quote>\s*,\s*(?<mark>["'])(?<value>[^"'`$\\{}()[\];|<>\n]{4,400})\k<mark>/g,
  /--(?<name>[a-z][a-z-]{0,80})[= ]["']?(?<value>[^\s"'`$\\{}()[\];&|<>,-][^\s"'`$\\{}()[\];&|<>,]{3,})/g,
  /(?<name>PASSWORD)(?:\s*\(\s*|\s+)'(?<value>[^'$<{}[\]\n]{4,})'/gi,
  /IDENTIFIED\s+BY\s+(?<name>PASSWORD\s+)?'(?<value>[^'$<{}[\]\n]{4,})'/gi,
];

function assignedIn(text: string): string | undefined {
  if (!/pass|pwd|secret|token|key|identified/i.test(text)) return undefined;
  for (const form of ASSIGNED) {
    for (const { groups } of text.matchAll(form)) {
      const name = groups?.['name']?.trim() || 'password';
      if (secrecyOf(name) === 'certain' && isValue(groups?.['value'], 'certain') && !isReference(groups?.['value'] ?? '')) return name;
    }
  }
  return undefined;
}

/** A variable, an attribute, an unknown part, or a name of something. */
const isReference = (value: string) => /unknown|^[a-z]\w*\.\w|^%|^@|^!|-secret$|^process\.|^os\.|^event\b/.test(value);
