/** The intrinsic function that a tag is the short form of: `!Ref` is `Ref`, `!Sub` is `Fn::Sub`. Undefined for YAML's own tags. */
export function intrinsicOfTag(tag: string): string | undefined {
  if (!tag.startsWith('!') || tag.length === 1 || tag.startsWith('!!')) return undefined;
  const name = tag.slice(1);
  if (name === 'Ref' || name === 'Condition') return name;
  return name.startsWith('Fn::') ? name : `Fn::${name}`;
}

/** What a short form's text is as an argument: `!GetAtt Queue.Arn` names a resource and an attribute. */
export function shortArgument(intrinsic: string, argument: unknown): unknown {
  if (intrinsic !== 'Fn::GetAtt' || typeof argument !== 'string') return argument;
  const dot = argument.indexOf('.');
  return dot === -1 ? argument : [argument.slice(0, dot), argument.slice(dot + 1)];
}
