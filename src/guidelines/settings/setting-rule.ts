import { type Estate, type Resource, type Ternary, Unknown, type Value, at, doubt } from '../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../rule.ts';
import { isSet } from './presence.ts';
import type { Place, Setting } from './setting.ts';
import { spotsOf } from './spots.ts';
import { fixOf, messageOf } from './wording.ts';

type About = Omit<Rule, 'types' | 'check' | 'fix'> & { readonly fix?: string };

/** A rule that holds where properties are set as they should be, each type by its own. The fix follows from path and value. */
export function settingRule({ settings, ...about }: About & { readonly settings: Readonly<Record<string, readonly Setting[]>> }): Rule {
  const types = Object.keys(settings);
  const all = Object.values(settings).flat();
  const fixes = new Map(all.map((setting) => [setting, fixOf(setting)]));
  const ownFix = about.fix ?? [...fixes.values()].find((fix) => fix !== undefined) ?? '';
  return {
    ...about,
    types,
    fix: ownFix,
    check: eachResource(types, function* judge(resource, estate) {
      for (const setting of settings[resource.type] ?? []) {
        for (const judgement of judgeSetting(setting, resource, estate)) {
          yield all.length === 1 ? judgement : { ...judgement, fix: fixes.get(setting) ?? ownFix };
        }
      }
    }),
  };
}

function* judgeSetting(setting: Setting, resource: Resource, estate: Estate): Iterable<Judgement> {
  for (const { base, rest, path, open: mayBeElsewhere } of spotsOf(resource.properties, setting.path)) {
    const value = at(base, ...rest);
    const beside: Place['beside'] = (...names) => at(base, ...names);
    const place: Place = { resource, estate, beside };
    const concerned = setting.concerns?.(place) ?? true;
    if (concerned === false) continue;
    const inherited = value === undefined ? inheritance(setting, place) : false;
    if (inherited === true) continue;
    const held = setting.holds(value, place);
    const open = [concerned, inherited, mayBeElsewhere].find((one) => one instanceof Unknown);
    const decides = path.slice(0, path.length - missing(base, rest));
    yield {
      resource,
      path: ['Properties', ...decides],
      holds: held === false && open !== undefined ? doubt(open) : held,
      message: messageOf(setting.fault, decides, value),
    };
  }
}

/** How many parts of a path are below the first that certainly isn't there: that one is what has to be added. */
function missing(base: Value | undefined, path: readonly string[]): number {
  const first = path.findIndex((_, index) => at(base, ...path.slice(0, index + 1)) === undefined);
  return first === -1 ? 0 : path.length - 1 - first;
}

function inheritance({ inherits = [] }: Setting, place: Place): Ternary {
  const sources = inherits.map((name) => isSet(place.beside(name)));
  return sources.find((one) => one === true) ?? sources.find((one) => one instanceof Unknown) ?? false;
}
