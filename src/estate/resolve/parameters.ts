import { type JsonObject, isArray, own } from '../template/records.ts';
import { Unknown, type Value, asNumber, knownText } from '../values/index.ts';

/** What a parameter comes to: what was given, else its default, else unknown with the values that are allowed. */
export function parameterValue(stack: string, name: string, definition: JsonObject, given: Value | undefined): Value {
  const type = own(definition, 'Type');
  const origin = { kind: 'parameter', stack, name, secret: isNoEcho(definition) } as const;
  const isStored = typeof type === 'string' && type.startsWith('AWS::SSM::Parameter::Value<');
  const value = given ?? scalar(own(definition, 'Default'));
  if (isStored) {
    const stored = value === undefined ? '' : ` ${knownText(value) ?? ''}`.trimEnd();
    return new Unknown(`depends on the stored parameter${stored} (parameter ${name})`, { origin });
  }
  if (value !== undefined) return typed(value, type);
  const allowed = own(definition, 'AllowedValues');
  const alternatives = isArray(allowed) ? allowed.map((one) => typed(scalar(one) ?? '', type)) : undefined;
  return new Unknown(`depends on parameter ${name}`, { origin, alternatives });
}

export function isNoEcho(definition: JsonObject): boolean {
  const noEcho = own(definition, 'NoEcho');
  return noEcho === true || (typeof noEcho === 'string' && /^true$/i.test(noEcho));
}

function scalar(raw: unknown): Value | undefined {
  if (typeof raw === 'string' || typeof raw === 'number' || typeof raw === 'boolean') return raw;
  // Written as a list though CloudFormation wants text with commas.
  return isArray(raw) && raw.every((one) => typeof one === 'string') ? raw.join(',') : undefined;
}

function typed(value: Value, type: unknown): Value {
  if (typeof type !== 'string') return value;
  const text = knownText(value);
  if (/^(?:CommaDelimitedList|List<.+>)$/.test(type)) {
    if (text !== undefined) return text === '' ? [] : text.split(',').map((part) => part.trim());
    return value;
  }
  return type === 'Number' && text !== undefined ? (asNumber(text) ?? value) : value;
}
