import { oneOf, settingRule } from '../../settings/index.ts';

export const ecrTagsImmutable = settingRule({
  id: 'ecr-tags-immutable',
  title: 'The tag of an image always names the same image',
  promise: 'G19',
  severity: 'medium',
  severityReason: 'Security Hub rates ECR.2 medium: it takes somebody who may push to the repository.',
  layer: 'template',
  why: 'Where a tag can be moved, what was tested is not what runs, and whoever may push replaces what is in production.',
  sources: [
    'https://docs.aws.amazon.com/securityhub/latest/userguide/ecr-controls.html#ecr-2',
    'https://docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html',
  ],
  settings: {
    'AWS::ECR::Repository': [
      {
        path: ['ImageTagMutability'],
        holds: oneOf(['IMMUTABLE', 'IMMUTABLE_WITH_EXCLUSION']),
        fault: 'tags of images can be moved to other images',
        set: 'IMMUTABLE',
      },
    ],
  },
});
