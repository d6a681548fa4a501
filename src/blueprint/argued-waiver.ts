import type { CfnResource } from 'aws-cdk-lib';

/** A guideline that one resource doesn't hold, and why that is right here. */
export interface ArguedWaiver {
  /** Id of the rule. */
  readonly rule: string;
  readonly reason: string;
}

/** Writes waivers into the metadata of a resource, where `landfall check` reads, shows and counts them. */
export function waive(resource: CfnResource, ...waivers: readonly ArguedWaiver[]): void {
  resource.addMetadata('landfall', { waivers });
}
