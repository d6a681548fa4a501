import { afterAll, beforeAll, expect, it } from 'vitest';

import { type OwnCloud, ownCloud } from './testing/bring-up.ts';
import { send } from './testing/http.ts';
import { type ProductCopy, copyProduct } from './testing/product-copy.ts';
import { signInTo } from './testing/visit.ts';

/** In order: what is refused at first keeps the product from being built. */
let product: ProductCopy;
let own: OwnCloud;

const LOCAL = ['--target', 'local'] as const;
const refusalOf = (host: string) =>
  `A rehearsal on the local cloud can't leave this machine: the connection to ${host} was refused by Landfall's guard.`;
const STS = 'sts.eu-central-1.amazonaws.com';

/** Answers with what became of a call of the real STS. */
const ASK_AWS = `(() => fetch('https://${STS}/').then(({ status }) => 'AWS answered ' + status, (error) => error.cause.message))()`;
const LEAKING_BUILD = "build: 'node ask-aws.mjs && npm run build'";

beforeAll(async () => {
  product = copyProduct();
  own = await ownCloud(product.folder);
  const project = 'examples/harbor/landfall.config.ts';
  product.edit(
    project,
    'export default defineProject({',
    `console.error('project file:', await ${ASK_AWS});\nexport default defineProject({`,
  );
  product.edit(
    project,
    "  name: 'harbor',",
    `  name: 'harbor',\n  extend: () => void ${ASK_AWS}.then((answer) => console.error('extend:', answer)),`,
  );
  product.edit(project, "build: 'npm run build'", LEAKING_BUILD);
  product.write('starters/web/ask-aws.mjs', `const answer = await ${ASK_AWS};\nconsole.error('build:', answer);\nprocess.exitCode = 1;\n`);
  product.edit(
    'starters/serverless/src/api.ts',
    'export const handler = handle(app);',
    `import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
const ofAws = new DynamoDBClient({ endpoint: 'https://dynamodb.eu-central-1.amazonaws.com', maxAttempts: 1 });
const answer = handle(app);
export const handler: typeof answer = async (event, context) => {
  if (event.path !== '/orders/outside') return answer(event, context);
  const listed = await ofAws.send(new ListTablesCommand({})).then(() => 'AWS answered', (error) => error.message);
  return { statusCode: 200, headers: {}, body: JSON.stringify([await ${ASK_AWS}, listed]), isBase64Encoded: false };
};`,
  );
});
afterAll(async () => {
  await own?.takeDown();
  product?.remove();
});

it('holds before there is a local cloud: for the project file, and while the stacks are made', async () => {
  const { code, stderr } = await own.run('plan', ...LOCAL);
  expect(code).toBe(0);
  expect(stderr).toContain(`project file: ${refusalOf(STS)}`);
  expect(stderr).toContain(`extend: ${refusalOf(STS)}`);
  expect(stderr).not.toContain('AWS answered');
});

it("holds in `up`: for the project file, and for the web app's own build, whose failure shows why", async () => {
  const { code, stderr } = await own.run('up', ...LOCAL);
  expect(code).not.toBe(0);
  expect(stderr).toContain(`project file: ${refusalOf(STS)}`);
  expect(stderr).toContain(`build: ${refusalOf(STS)}`);
  expect(stderr).not.toContain('AWS answered');
});

it('holds in a function, and its SDK reaches nothing but the front door', async () => {
  product.edit('examples/harbor/landfall.config.ts', LEAKING_BUILD, "build: 'npm run build'");
  await own.succeed('up', ...LOCAL);
  const cloud = await own.status();
  const { accessToken } = await signInTo(cloud, 'dev');
  const answer = await send(`${cloud.addresses['dev']?.api}/orders/outside`, { headers: { authorization: `Bearer ${accessToken}` } });
  // The emulator bends calls of AWS's hosts by node:https, which the SDK uses, to the front door, and that answers to no such name.
  expect(JSON.parse(answer.body)).toEqual([refusalOf(STS), expect.stringMatching(/^the local cloud answers to 127\.0\.0\.1, localhost/)]);
});
