import { expect, it } from 'vitest';

import { unlistedAction } from './known-action.ts';

it.each([
  ['s3:GetObject', undefined],
  ['S3:getobject', undefined],
  ['s3:Get*', undefined],
  ['sts:AssumeRole', undefined],
  ['s3:GetObjekt', { what: 'action', name: 's3:GetObjekt', match: 's3:GetObject' }],
  ['s4:GetObject', { what: 'service', name: 's4', match: expect.stringMatching(/^[\w-]+$/) }],
  ['dynamodbb:GetItem', { what: 'service', name: 'dynamodbb', match: 'dynamodb' }],
  ['s3:FlyToTheMoonAndBack', { what: 'action', name: 's3:FlyToTheMoonAndBack', match: undefined }],
  ['nothing-of-the-kind:Do', { what: 'service', name: 'nothing-of-the-kind', match: undefined }],
])('of %s says whether AWS lists it, with the closest that it does', async (action, expected) => {
  expect(await unlistedAction(action)).toEqual(expected);
});
