/**
 * `npm run demo`: brings the example project up on the local cloud, uses the product as its user would, and tries to break in. With
 * `--keep` the local cloud is left running.
 */
import { relative, resolve } from 'node:path';
import { parseArgs } from 'node:util';

import { bringUp } from '../src/cli/commands/up.ts';
import { writeLocalProject } from '../src/cli/local-project.ts';
import { planNow } from '../src/cli/planning.ts';
import { printError } from '../src/cli/print-error.ts';
import { gapsOfRehearsal } from '../src/cli/rehearsal.ts';
import { renderPlan } from '../src/cli/render/index.ts';
import { openSession } from '../src/cli/session.ts';
import { connected } from '../src/cli/session.ts';
import { placeOrder, refusedWithoutToken } from '../src/cli/testing/order.ts';
import { signIn } from '../src/cli/testing/sign-in.ts';
import { ensureUser } from '../src/cli/testing/user.ts';
import { localCloudStatus, stopLocalCloud } from '../src/local/index.ts';
import { stackIn } from '../src/plan/index.ts';
import { stackName } from '../src/project/index.ts';
import { LandfallError } from '../src/report/index.ts';
import { type Intrusion, tryToIntrude } from './demo/refusals.ts';
import { summarize } from './demo/summary.ts';

const began = performance.now();
const project = resolve(import.meta.dirname, '../examples/harbor/landfall.config.ts');
const { values } = parseArgs({ options: { keep: { type: 'boolean', default: false } } });
const say = (text: string) => void process.stdout.write(`${text}\n`);

try {
  await demo();
} catch (error) {
  process.exitCode = printError(error);
}

async function demo(): Promise<void> {
  say(`Bringing up ${relative(process.cwd(), project)} on the local cloud`);
  const options = { project, target: 'local', json: undefined } as const;
  await bringUp(undefined, { ...options, yes: true });

  const session = await openSession(options);
  const cloud = await connected(session.target);
  const { prepared, observation, plan } = await planNow(session, cloud);
  say(`\n${renderPlan(plan)}`);
  const { name, region, domain, architecture } = prepared.project;
  const output = (environment: string, capability: string, key: string) => {
    const value = stackIn(observation, environment, region, stackName(name, environment, capability))?.outputs[key];
    if (value === undefined)
      throw new LandfallError('NoOutput', `${stackName(name, environment, capability)} has no output ${key}`, { fault: 'cloud' });
    return value;
  };

  const environment = prepared.project.environments.find(({ runsProduct }) => runsProduct);
  const production = prepared.project.environments.find(({ tier }) => tier === 'production');
  if (environment === undefined || production === undefined) throw new Error('the example has no product or no production');
  const access = cloud.member(observation.accounts[environment.name] ?? '');
  const { web, api, signIn: signInOrigin } = session.target.addresses(environment);

  say(`\nAs a user of ${environment.name}`);
  const user = await ensureUser(access, region, output(environment.name, 'identity', 'UserPoolId'), `demo@${domain}`);
  say(`  without a token the API answers ${await refusedWithoutToken(api)}`);
  const { accessToken } = await signIn({
    authorizationEndpoint: `${signInOrigin}/oauth2/authorize`,
    tokenEndpoint: `${signInOrigin}/oauth2/token`,
    clientId: output(environment.name, 'identity', 'UserPoolClientId'),
    redirectUri: `${web}/callback`,
    scope: ['openid', 'email', ...architecture.services.map((service) => `api/${service.name}`)].join(' '),
    user,
  });
  say(`  signed in as ${user.name}`);
  const order = await placeOrder(api, accessToken);
  say(`  placed order ${order.id} (${order.item}) through ${api}: its event made it ${order.state}`);

  say(`\nAs the administrator of ${environment.name}, trying to get into ${production.name}`);
  const intrusion: Intrusion = {
    project: name,
    region,
    from: access,
    into: {
      environment: production.name,
      account: observation.accounts[production.name] ?? '',
      table: output(production.name, 'data', 'OrdersOrdersTableName'),
    },
  };
  for (const { tried, answer } of await tryToIntrude(intrusion)) say(`  ✗ ${tried}\n      ${answer}`);

  say(
    `\nWhat is up\n${summarize({ prepared, observation, caveats: session.target.caveats, gaps: gapsOfRehearsal(new Date(performance.timeOrigin)), seconds: (performance.now() - began) / 1000 })}`,
  );
  await finish(user, web);
}

async function finish(user: { readonly name: string; readonly password: string }, web: string): Promise<void> {
  const status = localCloudStatus();
  if (status.state !== 'running') return;
  writeLocalProject(status.cloud.directory, { file: project, user });
  if (!values.keep) {
    await stopLocalCloud();
    say('\nThe local cloud is saved and stopped. `npm run demo -- --keep` leaves it running.');
    return;
  }
  say(
    [
      '\nThe local cloud is left running.',
      `  web app   ${web}`,
      `  sign in   ${user.name}  ${user.password}`,
      `  look      npx landfall local status --json   (keys and addresses of every account)`,
      `            AWS_ENDPOINT_URL=${status.cloud.endpoint} AWS_DEFAULT_REGION=${status.cloud.region} \\`,
      `            AWS_ACCESS_KEY_ID=${status.cloud.managementAccount} AWS_SECRET_ACCESS_KEY=test aws organizations list-accounts`,
      `  stop      npx landfall local stop`,
    ].join('\n'),
  );
}
