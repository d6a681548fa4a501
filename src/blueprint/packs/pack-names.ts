/** The packs of cdk-nag, by the names that are given for them. */
export const PACK_NAMES = ['aws-solutions', 'hipaa', 'nist-800-53-r4', 'nist-800-53-r5', 'pci-dss-321', 'serverless'] as const;
export type PackName = (typeof PACK_NAMES)[number];
