import type { Scalar } from 'yaml';

const TRUE = /^(?:true|True|TRUE|yes|Yes|YES|on|On|ON)$/;
const FALSE = /^(?:false|False|FALSE|no|No|NO|off|Off|OFF)$/;
const NULL = /^(?:|~|null|Null|NULL)$/;
const INTEGER = /^[-+]?(?:0|[1-9][0-9_]*)$/;
const HEXADECIMAL = /^0x[0-9a-fA-F]+$/;
const FLOAT = /^[-+]?(?:[0-9][0-9_]*\.[0-9_]*|\.[0-9]+|[0-9][0-9_]*(?=[eE]))(?:[eE][-+]?[0-9]+)?$/;

/**
 * What a scalar is by the rules of YAML 1.1, which CloudFormation reads: `yes` is true. Timestamps, octal and base-60 numbers stay text,
 * as they are dates of policies, account ids and pairs of ports; whole numbers that don't fit stay text too.
 */
export function scalarValue(node: Scalar): unknown {
  const text = typeof node.value === 'string' ? node.value : '';
  if (node.tag === 'tag:yaml.org,2002:str' || node.tag === '!') return text;
  // A tag of CloudFormation's makes its argument text: `!Ref yes`.
  if (node.type !== 'PLAIN' || node.tag?.startsWith('!') === true) return text;
  if (NULL.test(text)) return null;
  if (TRUE.test(text)) return true;
  if (FALSE.test(text)) return false;
  if (HEXADECIMAL.test(text)) return Number(text);
  if (!INTEGER.test(text) && !FLOAT.test(text)) return text;
  const number = Number(text.replaceAll('_', ''));
  return Number.isFinite(number) && (!INTEGER.test(text) || Number.isSafeInteger(number)) ? number : text;
}
