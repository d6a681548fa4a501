/** What rules read properties with: answers about one value, and rules made of a table of them. */
export { beanstalkOption } from './beanstalk-options.ts';
export { fixAt, policyFixAt } from './fix-at.ts';
export { below, itemsAt, itemsOf } from './lists.ts';
export { atLeast } from './numbers.ts';
export { isNothing, isSet } from './presence.ts';
export { type Place, type Reading, type Setting } from './setting.ts';
export { settingRule } from './setting-rule.ts';
export { isOff, isOn, off, on } from './switches.ts';
export { isText, noneOf, oneOf } from './texts.ts';
