export { asHtml } from './report.ts';
export { rulePage } from './rule-pages.ts';
