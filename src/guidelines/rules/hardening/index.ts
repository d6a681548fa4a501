import type { Rule } from '../../rule.ts';
import { containerCapabilitiesFew } from './container-capabilities-few.ts';
import { containerHostClosed } from './container-host-closed.ts';
import { containerNotPrivileged } from './container-not-privileged.ts';
import { containerNotRoot } from './container-not-root.ts';
import { containerRootReadOnly } from './container-root-read-only.ts';
import { ec2Imdsv2Required } from './ec2-imdsv2-required.ts';
import { ecrImagesScanned } from './ecr-images-scanned.ts';
import { ecrTagsImmutable } from './ecr-tags-immutable.ts';
import { ecsPlatformLatest } from './ecs-platform-latest.ts';
import { engineVersionSupported } from './engine-version-supported.ts';
import { lambdaRuntimeSupported } from './lambda-runtime-supported.ts';
import { minorVersionsAutomatic } from './minor-versions-automatic.ts';

export const hardeningRules: readonly Rule[] = [
  containerCapabilitiesFew,
  containerHostClosed,
  containerNotPrivileged,
  containerNotRoot,
  containerRootReadOnly,
  ec2Imdsv2Required,
  ecrImagesScanned,
  ecrTagsImmutable,
  ecsPlatformLatest,
  engineVersionSupported,
  lambdaRuntimeSupported,
  minorVersionsAutomatic,
];
