import { Command, CommanderError } from '@commander-js/extra-typings';

import { version } from './version.ts';

const USAGE_ERROR = 2;

/** Runs one command. `argv` as Node gives it. Sets the exit code and doesn't end the process, so that output is written whole. */
export async function main(argv: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(argv);
  } catch (error) {
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : USAGE_ERROR;
    // Loaded when it is needed, as `--help` must be there at once.
    else process.exitCode = (await import('./print-error.ts')).printError(error);
  }
}

function program(): Command {
  const root = new Command('landfall')
    .description('One typed file becomes a secure AWS organization with a running product in every environment.')
    .version(version())
    .exitOverride()
    .configureHelp({ showGlobalOptions: false })
    .showHelpAfterError('(see `landfall --help`)');
  plan(root);
  up(root);
  release(root);
  rollback(root);
  down(root);
  local(root);
  check(root);
  explain(root);
  estate(root);
  can(root);
  reach(root);
  return root as unknown as Command;
}

const PROJECT_OPTION = ['--project <file>', 'the project file', 'landfall.config.ts'] as const;
const TARGET_OPTION = ['--target <target>', 'where to: aws or local', 'aws'] as const;
const JSON_OPTION = ['--json', 'print JSON instead of text'] as const;

function plan(root: Command): void {
  command(root, 'plan')
    .description('show everything that would change; works offline')
    .option(...PROJECT_OPTION)
    .option(...TARGET_OPTION)
    .option('--offline', 'plan against an empty cloud, whatever credentials there are')
    .option('--no-verdicts', 'leave out what the guidelines, the proof of isolation and the rehearsal of permissions say')
    .option('--out <file>', 'save the plan, to be applied by `landfall up FILE`')
    .option(...JSON_OPTION)
    .action(async (options) => (await import('./commands/plan.ts')).plan(options));
}

function up(root: Command): void {
  command(root, 'up')
    .description('apply what the plan shows, then release; goes on where it stopped')
    .argument('[plan]', 'a plan saved by `landfall plan --out`: applied exactly or not at all')
    .option(...PROJECT_OPTION)
    .option(...TARGET_OPTION)
    .option('--yes', 'apply without asking')
    .option('--json', 'print events as JSON, one a line')
    .action(async (saved, options) => (await import('./commands/up.ts')).up(saved, options));
}

function release(root: Command): void {
  command(root, 'release')
    .description("release this checkout's version of the product; changes no infrastructure")
    .argument('[environments...]', 'environments; all by default')
    .option(...PROJECT_OPTION)
    .option(...TARGET_OPTION)
    .option('--json', 'print events as JSON, one a line')
    .action(async (environments, options) => (await import('./commands/release.ts')).release(environments, options));
}

function rollback(root: Command): void {
  command(root, 'rollback')
    .description('go back to the release before')
    .argument('<environment>')
    .option(...PROJECT_OPTION)
    .option(...TARGET_OPTION)
    .option('--json', 'print events as JSON, one a line')
    .action(async (environment, options) => (await import('./commands/rollback.ts')).rollback(environment, options));
}

function down(root: Command): void {
  command(root, 'down')
    .description('remove what `up` made, and list what stays')
    .option(...PROJECT_OPTION)
    .option(...TARGET_OPTION)
    .option('--delete-data <environments...>', "delete these environments' data as well, production's included")
    .option('--yes', 'remove without asking')
    .option('--json', 'print events as JSON, one a line')
    .action(async (options) => (await import('./commands/down.ts')).down(options));
}

function local(root: Command): void {
  const group = command(root, 'local').description('the local cloud');
  command(group, 'start')
    .description('install the emulators if need be, and start them')
    .option(...PROJECT_OPTION)
    .option(...JSON_OPTION)
    .action(async (options) => (await import('./commands/local-start.ts')).localStart(options));
  command(group, 'stop')
    .description('save the local cloud and stop it')
    .option('--discard', 'forget everything instead of saving it')
    .option(...JSON_OPTION)
    .action(async (options) => (await import('./commands/local-stop.ts')).localStop(options));
  command(group, 'status')
    .description('does it run, where, and with which accounts')
    .option(...PROJECT_OPTION)
    .option(...JSON_OPTION)
    .action(async (options) => (await import('./commands/local-status.ts')).localStatus(options));
}

function check(root: Command): void {
  command(root, 'check')
    .description('judge templates, an estate, or what the project makes, by the guidelines. Exit code 0 for pass, 1 for fail and unknown')
    .argument('[templates...]', 'CloudFormation templates, folders of them, or - for stdin; without any, the project')
    .option('--estate <directory>', 'what `landfall estate` wrote, instead of templates')
    .option(...PROJECT_OPTION)
    .option('--format <format>', 'text, json, sarif, junit, gitlab or html', 'text')
    .option('--json', 'the same as --format json')
    .option('--output <file>', 'write the report to a file')
    .option('--promise <promises>', 'only rules of these promises, such as G2,G3', listed)
    .option('--rule <rules>', 'only these rules, with commas between them', listed)
    .option('--severity <severity>', 'only rules that are this severe, or more: critical, high, medium or low')
    .option(
      '--packs <packs>',
      "also ask cdk-nag's packs: aws-solutions, hipaa, nist-800-53-r4, nist-800-53-r5, pci-dss-321, serverless",
      listed,
    )
    .option('--layers', 'name the controls that hold each promise, on which layer')
    .action(async (templates, options) => (await import('./commands/check.ts')).check(templates, options));
}

/** Options that can be given several times, or once with commas. */
function listed(given: string, before: readonly string[] = []): readonly string[] {
  return [...before, ...given.split(',').filter((part) => part.trim() !== '')];
}

function explain(root: Command): void {
  command(root, 'explain')
    .description('say what a guideline wants, why, and how to mend what breaks it; without one, list all')
    .argument('[rule]', 'id of the rule, as `landfall check` shows it')
    .option('--format <format>', 'text or html', 'text')
    .option(...JSON_OPTION)
    .action(async (rule, options) => (await import('./commands/explain.ts')).explain(rule, options));
}

function estate(root: Command): void {
  command(root, 'estate')
    .description('write everything that the project makes as an estate, to be judged without it; works offline')
    .argument('<directory>', 'where to: estate.json and the templates')
    .option(...PROJECT_OPTION)
    .option(...JSON_OPTION)
    .action(async (directory, options) => (await import('./commands/estate.ts')).estate(directory, options));
}

function can(root: Command): void {
  command(root, 'can')
    .description('may this principal do this to that? Exit code 0 for yes, 1 for no and unknown')
    .argument('<principal>', 'an ARN, <account>/<stack or template>#LogicalId, <account>/<permission set>, a service, or * for anyone')
    .argument('<action>', 'such as s3:GetObject')
    .argument('<resource>', 'an ARN, <account>/<stack or template>#LogicalId, or *')
    .requiredOption('--estate <directory>', 'what `landfall estate` wrote')
    .option('--context <key=value...>', 'condition keys of the request; key= says that the key is absent')
    .option(...JSON_OPTION)
    .action(async (principal, action, resource, options) => (await import('./commands/can.ts')).can(principal, action, resource, options));
}

function reach(root: Command): void {
  command(root, 'reach')
    .description('who can reach an environment, and the proof that nobody else can. Exit code 1 where somebody can')
    .argument('<environment>', 'an environment or account, by its name or id')
    .option('--estate <directory>', 'what `landfall estate` wrote, instead of the project')
    .option('--from <account...>', 'accounts that attack, by name or id, instead of every workload account')
    .option('--expect <verdict>', 'proven: exit code 1 also where something can’t be decided')
    .option(...PROJECT_OPTION)
    .option(...JSON_OPTION)
    .action(async (environment, options) => (await import('./commands/reach.ts')).reach(environment, options));
}

/** Every command refuses what it doesn't know, with the closest match. */
function command(parent: Command, name: string): Command {
  return (parent.command(name) as unknown as Command)
    .exitOverride()
    .showHelpAfterError(`(see \`${[...namesAbove(parent), name].join(' ')} --help\`)`)
    .allowExcessArguments(false);
}

function namesAbove(command: Command): readonly string[] {
  return command.parent === null ? [command.name()] : [...namesAbove(command.parent as Command), command.name()];
}
