/** Tag on what Organizations lets be tagged: the project that a unit, policy or account belongs to. */
export const PROJECT_TAG = 'landfall:project';

interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

export function projectTag(project: string): { readonly Key: string; readonly Value: string } {
  return { Key: PROJECT_TAG, Value: project };
}

export function ownerByTag(tags: readonly Tag[] | undefined): string | undefined {
  return tags?.find(({ Key }) => Key === PROJECT_TAG)?.Value;
}

/** Groups have no tags, and permission sets' tags take a call each to read, so their description carries the mark. */
export function marked(description: string, project: string): string {
  return `${description} [${PROJECT_TAG}=${project}]`;
}

export function ownerByMark(description: string | undefined): string | undefined {
  return /\[landfall:project=([^\]]+)\]/.exec(description ?? '')?.[1];
}

/** Says whose a thing is that has our name but not our mark. */
export function notOurs(owner: string | undefined): string {
  return owner === undefined ? 'was not made by Landfall' : `belongs to the project ${owner}`;
}
