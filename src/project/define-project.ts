import type { ProjectInput, ServerlessInput } from './schema.ts';

/** Types the project file; `export default` its result. It is validated when a command loads it, not here. */
export function defineProject(project: ProjectInput): ProjectInput {
  return project;
}

/** The serverless architecture: functions behind an API, events between services, tables and buckets. */
export function serverless(architecture: ServerlessInput): ProjectInput['architecture'] {
  return { kind: 'serverless', ...architecture };
}
