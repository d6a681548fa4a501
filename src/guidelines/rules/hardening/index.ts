import type { Rule } from '../../rule.ts';
import { autoscalingLaunchTemplate } from './autoscaling-launch-template.ts';
import { cloudfrontRootObject } from './cloudfront-root-object.ts';
import { codebuildNotPrivileged } from './codebuild-not-privileged.ts';
import { cognitoMfa } from './cognito-mfa.ts';
import { cognitoThreatProtection } from './cognito-threat-protection.ts';
import { containerCapabilitiesFew } from './container-capabilities-few.ts';
import { containerHostClosed } from './container-host-closed.ts';
import { containerNotPrivileged } from './container-not-privileged.ts';
import { containerNotRoot } from './container-not-root.ts';
import { containerRootReadOnly } from './container-root-read-only.ts';
import { ec2Imdsv2Required } from './ec2-imdsv2-required.ts';
import { ec2MetadataHopsFew } from './ec2-metadata-hops-few.ts';
import { ecrImagesScanned } from './ecr-images-scanned.ts';
import { ecrTagsImmutable } from './ecr-tags-immutable.ts';
import { ecsPlatformLatest } from './ecs-platform-latest.ts';
import { elasticbeanstalkManagedUpdates } from './elasticbeanstalk-managed-updates.ts';
import { elbDesyncMitigated } from './elb-desync-mitigated.ts';
import { elbDropsInvalidHeaders } from './elb-drops-invalid-headers.ts';
import { engineVersionSupported } from './engine-version-supported.ts';
import { guarddutyOn } from './guardduty-on.ts';
import { lambdaRuntimeSupported } from './lambda-runtime-supported.ts';
import { minorVersionsAutomatic } from './minor-versions-automatic.ts';
import { platformSupported } from './platform-supported.ts';
import { sagemakerNoRoot } from './sagemaker-no-root.ts';
import { wafBeforePublic } from './waf-before-public.ts';
import { wafHasRules } from './waf-has-rules.ts';
import { wafRulesBlock } from './waf-rules-block.ts';

export const hardeningRules: readonly Rule[] = [
  autoscalingLaunchTemplate,
  cloudfrontRootObject,
  codebuildNotPrivileged,
  cognitoMfa,
  cognitoThreatProtection,
  containerCapabilitiesFew,
  containerHostClosed,
  containerNotPrivileged,
  containerNotRoot,
  containerRootReadOnly,
  ec2Imdsv2Required,
  ec2MetadataHopsFew,
  ecrImagesScanned,
  ecrTagsImmutable,
  ecsPlatformLatest,
  elasticbeanstalkManagedUpdates,
  elbDesyncMitigated,
  elbDropsInvalidHeaders,
  engineVersionSupported,
  guarddutyOn,
  lambdaRuntimeSupported,
  minorVersionsAutomatic,
  platformSupported,
  sagemakerNoRoot,
  wafBeforePublic,
  wafHasRules,
  wafRulesBlock,
];
