import { App, Stack } from 'aws-cdk-lib';

import type { Template } from '../../assembly/index.ts';
import { Boundary } from '../baseline/boundary.ts';
import { statementsOf } from './policies.ts';
import type { Statement } from './policies.ts';

/** The statements of a project's boundary, as the bootstrap makes it. */
export function boundaryStatements(project: string): readonly Statement[] {
  const app = new App({ treeMetadata: false, builtinCloudFormationValidation: false });
  new Boundary(new Stack(app, 'Bounds'), 'Boundary', { project });
  return statementsOf(app.synth().getStackByName('Bounds').template as Template).map(({ statement }) => statement);
}
