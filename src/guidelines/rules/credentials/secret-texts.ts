/** Credentials that can be told by their looks: each has a form of its own that nothing else has. */
const FORMS: readonly (readonly [name: string, form: RegExp])[] = [
  ['an AWS access key', /(?<![A-Za-z0-9])(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])/],
  ['a private key', /-----BEGIN (?:[A-Z0-9]+ )*PRIVATE KEY(?: BLOCK)?-----/],
  ['a token of GitHub', /\b(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_\w{40,})/],
  ['a token of GitLab', /\bglpat-[\w-]{20,}/],
  ['a token of Slack', /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/],
  ['an address of Slack that whoever has it may post to', /hooks\.slack\.com\/services\/T\w+\/B\w+\/\w+/],
  ['a key of Stripe', /\b[sr]k_live_[A-Za-z0-9]{20,}/],
  ['a key of Google', /\bAIza[\w-]{35}(?![\w-])/],
  ['a token of npm', /\bnpm_[A-Za-z0-9]{36}\b/],
  ['a key of SendGrid', /\bSG\.[\w-]{22}\.[\w-]{43}/],
  ['a secret key of AWS', /aws.{0,20}?secret.{0,20}?["'\s:=]+(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/is],
  ['a password within an address', /\b[a-z][a-z0-9+.-]{1,20}:\/\/[\w.%+-]{1,100}:(?![$%{<*]|x{3,}@)[^\s/:@"'<>{}$*]{1,200}@[\w.[-]/i],
];

/** What of a credential's form is in a text, in words; undefined if nothing is. */
export function credentialIn(text: string): string | undefined {
  return FORMS.find(([, form]) => form.test(text))?.[0];
}
