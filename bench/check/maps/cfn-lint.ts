/** The promises of those rules of cfn-lint (1.58) that are about more than a template's validity. */
export const CFN_LINT: Readonly<Record<string, readonly string[]>> = {
  // A parameter where a dynamic reference to a secret would do, and a password as text or without NoEcho.
  W1011: ['G10'],
  W2501: ['G10'],
  W4002: ['G10'],
  // Runtimes and engine versions that are out of support.
  E2531: ['G19'],
  E2533: ['G19'],
  W2531: ['G19'],
  E3690: ['G19'],
  E3691: ['G19'],
  W3691: ['G19'],
  // What keeps data when its resource goes, and how long backups stay.
  I3011: ['G18'],
  W3011: ['G18'],
  I3013: ['G18'],
  // Who may call a function in whose name.
  W3663: ['G8'],
  W3045: ['G4'],
};
