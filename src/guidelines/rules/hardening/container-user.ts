import { PartlyKnown, type Ternary, Unknown, type Value, asText, decide } from '../../../estate/index.ts';

const ROOT = /^(?:root|0)(?::.*)?$/i;
const ADMINISTRATOR = /^ContainerAdministrator$/i;

/** Whether a container is told to run as root. Where no user is said the image says it, which no template shows. */
export function isRoot(user: Value | undefined): Ternary {
  return decide(user, (known) => {
    if (known === undefined) return false;
    if (known instanceof PartlyKnown) return new Unknown(known.why);
    const name = asText(known)?.trim() ?? '';
    return ROOT.test(name) || ADMINISTRATOR.test(name);
  });
}
