import type { Ground } from '../../edge.ts';

/** What `estate.json` itself says. */
export function stated(policy: string, place: string): Ground {
  return { policy, template: 'estate.json', resource: place };
}

/** What AWS has by itself: nothing in the estate says it. */
export function byAws(policy: string): Ground {
  return { policy, template: null, resource: null };
}
