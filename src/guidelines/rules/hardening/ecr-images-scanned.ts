import { type Estate, type Resource, type Ternary, Unknown, decide } from '../../../estate/index.ts';
import { type Judgement, type Rule, eachResource } from '../../rule.ts';
import { on, oneOf } from '../../settings/index.ts';

const TYPE = 'AWS::ECR::Repository';
const REGISTRY = 'AWS::ECR::RegistryScanningConfiguration';

export const ecrImagesScanned: Rule = {
  id: 'ecr-images-scanned',
  title: 'Images are scanned for known flaws',
  promise: 'G19',
  severity: 'high',
  severityReason: 'Security Hub rates ECR.1 high: what is known to be broken runs without anybody noticing.',
  layer: 'detection',
  why: 'A base image ages: what was clean when it was built is full of known flaws a few months later.',
  fix: 'Properties:\n  ImageScanningConfiguration:\n    ScanOnPush: true\n',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-1',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-scanning.html',
  ],
  types: [TYPE],
  check: eachResource([TYPE], judge),
};

function judge(resource: Resource, estate: Estate): Judgement {
  return {
    resource,
    path: ['Properties', 'ImageScanningConfiguration', 'ScanOnPush'],
    holds: decide(resource.property('ImageScanningConfiguration', 'ScanOnPush'), (known) =>
      known === undefined ? unsaid(resource, estate) : on()(known),
    ),
    message: 'Images in the repository are not scanned when they are pushed',
  };
}

/**
 * The registry decides for repositories that say nothing; ECR advises to set scanning there only. Whoever cares for the tags of a repository
 * and says nothing of scanning may have done that, out of sight.
 */
function unsaid(resource: Resource, estate: Estate): Ternary {
  if (scannedByRegistry(resource, estate)) return true;
  const immutable = oneOf(['IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION'])(resource.property('ImageTagMutability'));
  return immutable === true ? new Unknown('the registry, which the template does not show, may scan its images') : false;
}

/** A configuration of the registry, of the same account and region, says it for its repositories. */
function scannedByRegistry(resource: Resource, estate: Estate): boolean {
  return estate
    .resources(REGISTRY)
    .some(
      ({ account, region, stack, properties }) =>
        account === resource.account &&
        region === resource.region &&
        stack.settings.place.world === resource.stack.settings.place.world &&
        properties['Rules'] !== undefined,
    );
}
