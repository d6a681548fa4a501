import type { Harmless } from '../mutation.ts';
import { otherForms } from './form.ts';
import { ofDev } from './of-dev.ts';
import { ofProd } from './of-prod.ts';
import { organization } from './organization.ts';
import { statements } from './statements.ts';
import { unrelated } from './unrelated.ts';

/** Changes after which prod is as isolated as before. */
export const HARMLESS: readonly Harmless[] = [...otherForms, ...unrelated, ...statements, ...ofDev, ...organization, ...ofProd];
