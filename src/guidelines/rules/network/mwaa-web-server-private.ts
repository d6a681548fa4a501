import type { Rule } from '../../rule.ts';
import { type Switch, closedSwitches, typesOf } from '../../switch/switches.ts';

const ENVIRONMENTS: readonly Switch[] = [
  {
    type: 'AWS::MWAA::Environment',
    path: ['WebserverAccessMode'],
    words: ['PUBLIC_ONLY'],
    absent: false,
    message: "Airflow's console is on the internet",
    fix: 'Properties:\n  WebserverAccessMode: PRIVATE_ONLY\n',
  },
];

export const mwaaWebServerPrivate: Rule = {
  id: 'mwaa-web-server-private',
  title: 'The console of Airflow is reached only from the VPC',
  promise: 'G4',
  severity: 'medium',
  severityReason: 'It still asks for a sign-in of IAM, but it runs code with the role of the environment.',
  layer: 'template',
  why: 'Who gets into the console starts any workflow, with the connections and secrets that it has.',
  fix: 'Properties:\n  WebserverAccessMode: PRIVATE_ONLY\n',
  sources: ['https://docs.aws.amazon.com/mwaa/latest/userguide/configuring-networking.html'],
  types: typesOf(ENVIRONMENTS),
  check: closedSwitches(ENVIRONMENTS),
};
