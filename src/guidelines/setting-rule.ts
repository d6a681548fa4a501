import { type Estate, type Resource, type Ternary, Unknown, type Value, asText, at, doubt, isList, isMap } from '../estate/index.ts';
import { type Judgement, type Rule, eachResource } from './rule.ts';
import { given } from './setting.ts';

/** A property that decides for one type of resource, and what it must come to. */
export interface Setting {
  /** Below `Properties`. `*` stands for each element of a list; an object in place of the list is its only element. */
  readonly path: readonly string[];
  readonly holds: (value: Value | undefined, place: Place) => Ternary;
  /** What is wrong where it doesn't hold, as a clause: `the volume isn't encrypted`. */
  readonly fault: string;
  /** What a fix writes there, as YAML. */
  readonly set: string;
  /** Instead, where it takes more than that. */
  readonly fix?: string;
  /** Properties beside it (of the element, in a list) that bring its value from a source; with one of them its absence isn't judged. */
  readonly inherits?: readonly string[];
  /** Whether the question arises at all: not for a member of a cluster, for example. */
  readonly concerns?: (place: Place) => Ternary;
}

/** Where a setting is looked for: a resource, or an element of a list in it. */
export interface Place {
  readonly resource: Resource;
  readonly estate: Estate;
  /** A property of the element, of the resource where there is no list. */
  readonly beside: (...path: readonly (string | number)[]) => Value | undefined;
}

type About = Omit<Rule, 'types' | 'check' | 'fix'> & { readonly fix?: string };

/** A rule that holds where properties are set as they should be, each type by its own. The fix follows from path and value. */
export function settingRule({ settings, ...about }: About & { readonly settings: Readonly<Record<string, readonly Setting[]>> }): Rule {
  const types = Object.keys(settings);
  const all = Object.values(settings).flat();
  const fixes = new Map(all.map((setting) => [setting, setting.fix ?? fixOf(setting)]));
  const [first = ''] = fixes.values();
  return {
    ...about,
    types,
    fix: about.fix ?? first,
    check: eachResource(types, function* judge(resource, estate) {
      for (const setting of settings[resource.type] ?? []) {
        for (const judgement of judgeSetting(setting, resource, estate)) {
          yield all.length === 1 ? judgement : { ...judgement, fix: fixes.get(setting) ?? first };
        }
      }
    }),
  };
}

function* judgeSetting(setting: Setting, resource: Resource, estate: Estate): Iterable<Judgement> {
  for (const { base, rest, path, open: mayBeElsewhere } of placesOf(resource.properties, setting.path)) {
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
  const sources = inherits.map((name) => given(place.beside(name)));
  return sources.find((one) => one === true) ?? sources.find((one) => one instanceof Unknown) ?? false;
}

interface Spot {
  /** What the rest of the path is below: the properties, or an element of a list. */
  readonly base: Value | undefined;
  readonly rest: readonly string[];
  readonly path: readonly (string | number)[];
  /** The list on the way isn't certain, so it may be that the place isn't there. */
  readonly open?: Unknown | undefined;
}

/** An element of a list, with its own path. */
interface Item {
  readonly item: Value;
  readonly path: readonly (string | number)[];
  /** Set where another list may stand in the place of the one that has the element. */
  readonly open?: Unknown | undefined;
}

/** The places that a path with `*` leads to. Where the list isn't there or is empty, there are none. */
function placesOf(properties: Value | undefined, path: readonly string[]): readonly Spot[] {
  const star = path.indexOf('*');
  if (star === -1) return [{ base: properties, rest: path, path }];
  const [before, after] = [path.slice(0, star), path.slice(star + 1)];
  return itemsAt(properties, before).flatMap(({ item, path: here, open }) =>
    placesOf(item, after).map((spot) => ({ ...spot, path: [...here, ...spot.path], open: open ?? spot.open })),
  );
}

/** The elements of the list at a path, each with its own path; of an object in place of the list, it itself. */
function itemsAt(value: Value | undefined, path: readonly (string | number)[]): readonly Item[] {
  const list = at(value, ...path);
  if (isList(list)) return list.map((item, index) => ({ item, path: [...path, index] }));
  if (isMap(list)) return [{ item: list, path }];
  if (!(list instanceof Unknown)) return [];
  const alternatives = list.alternatives?.filter(isList) ?? [];
  return alternatives.flatMap((alternative) => alternative.map((item, index) => ({ item, path: [...path, index], open: list })));
}

function messageOf(fault: string, path: readonly (string | number)[], value: Value | undefined): string {
  const name = path.filter((part) => typeof part === 'string').join('.');
  const sentence = `${fault.charAt(0).toUpperCase()}${fault.slice(1)}`;
  if (value === undefined) return `${sentence}: ${name} isn't set.`;
  if (value instanceof Unknown) return `${sentence}: whatever decides of ${name}, it isn't as it should be.`;
  const text = asText(value);
  return text === undefined ? `${sentence}: ${name} isn't as it should be.` : `${sentence}: ${name} is ${text === '' ? 'empty' : text}.`;
}

/** `Properties:` and below it the path, with the value at its end. */
function fixOf({ path, set }: Setting): string {
  let indent = '';
  let text = 'Properties:';
  let item = false;
  for (const part of path) {
    if (part === '*') {
      item = true;
      continue;
    }
    indent += item ? '    ' : '  ';
    text += `\n${item ? `${indent.slice(2)}- ` : indent}${part}:`;
    item = false;
  }
  const lines = set.split('\n');
  return lines.length === 1 ? `${text} ${set}\n` : `${text}\n${lines.map((line) => `${indent}  ${line}`).join('\n')}\n`;
}
